"""Spoken comments come to the disk for good, whatever Asterisk left."""

from pathlib import Path

import soundfile

from hotline.app.survey_audio import secure_comment


def say(folder: Path, seconds: float) -> Path:
    """Write what Asterisk writes."""
    audio = folder / "surveys" / "2026" / "a.wav"
    audio.parent.mkdir(parents=True)
    soundfile.write(audio, [0.1] * int(8000 * seconds), 8000, subtype="PCM_16")
    return audio


async def test_the_length_is_that_of_the_audio(tmp_path: Path) -> None:
    """Doing it again changes nothing."""
    audio = say(tmp_path, 3.0)
    for _ in range(2):
        assert await secure_comment(tmp_path, str(audio.relative_to(tmp_path))) == 3.0


async def test_a_header_that_a_crash_left_empty_is_filled_in(tmp_path: Path) -> None:
    """Asterisk writes the sizes last."""
    audio = say(tmp_path, 2.0)
    broken = bytearray(audio.read_bytes())
    broken[4:8] = broken[40:44] = b"\0\0\0\0"
    audio.write_bytes(broken)
    assert await secure_comment(tmp_path, str(audio.relative_to(tmp_path))) == 2.0
    assert soundfile.info(audio).frames == 16_000


async def test_nothing_said_is_nothing(tmp_path: Path) -> None:
    """Killed before the beep, there is not even a file; killed behind it, an empty one, which goes."""
    assert await secure_comment(tmp_path, "surveys/none.wav") == 0.0
    audio = say(tmp_path, 0.0)
    assert await secure_comment(tmp_path, str(audio.relative_to(tmp_path))) == 0.0
    assert not audio.exists()


async def test_what_cannot_be_read_is_kept_for_people_to_look_at(tmp_path: Path) -> None:
    """In the quarantine, and nobody tries it again for ever."""
    audio = say(tmp_path, 1.0)
    audio.write_bytes(b"x" * 5000)
    assert await secure_comment(tmp_path, str(audio.relative_to(tmp_path))) == 0.0
    assert [path.name for path in (tmp_path / "quarantine").iterdir()] == ["a.wav"]
