"""Recordings of earlier versions become recordings like any other."""

import wave
from pathlib import Path

import numpy as np

from hotline.events import AgentAnswered, RecordingFinalised, RecordingStarted
from hotline.recorder.archive.adopting import Adoption
from hotline.recorder.archive.opening import Recordings
from hotline.testing.recordings import CALL, NOW, House, heard, speech

PATH = f"2026/11/22/{CALL}.wav"
SAMPLES = np.stack([speech(2.0, 1), speech(2.0, 2)], axis=1)


def old_file(house: House, path: str = PATH) -> Path:
    file = house.paths.recordings / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as audio:
        audio.setparams((2, 2, 8000, 0, "NONE", ""))
        audio.writeframes(SAMPLES.astype("<i2").tobytes())
    return file


async def old_journal(house: House) -> None:
    for event in (
        RecordingStarted(at=NOW, call=CALL, path=PATH),
        AgentAnswered(at=NOW, call=CALL, agent="1001", queue="water"),
        RecordingFinalised(at=NOW + 5.0, call=CALL, path=PATH, seconds=2.0),
    ):
        house.journal.append(event)
    await house.journal.flush()


def adoption(house: House, recordings: Recordings) -> Adoption:
    return Adoption(recordings.register, house.reader, recordings.archive, house.paths.recordings)


async def test_an_old_wav_is_taken_over_without_loss(house: House, recordings: Recordings) -> None:
    """Also where Opus is configured; then it is encrypted, known, checked, and the WAV is gone."""
    house.values["recording.format"] = "opus"
    file = old_file(house)
    await old_journal(house)
    house.now += 400 * 86_400.0
    assert await adoption(house, recordings).run() == 1
    row = await recordings.library.find(CALL)
    assert row.keep_until == house.now + 90 * 86_400.0
    assert (row.path, row.queue, row.begins_at) == (f"2026/11/22/{CALL}.flac.sealed", "water", NOW)
    assert np.array_equal(heard(recordings, row), SAMPLES)
    assert await recordings.verifier.verify(row) is None
    assert not file.exists()
    assert await adoption(house, recordings).run() == 0


async def test_a_kill_before_the_wav_is_removed_takes_it_over_once(
    house: House, recordings: Recordings
) -> None:
    """The next start removes it."""
    content = old_file(house).read_bytes()
    await old_journal(house)
    await adoption(house, recordings).run()
    file = house.paths.recordings / PATH
    file.write_bytes(content)
    assert await adoption(house, recordings).run() == 1
    assert not file.exists()
    assert len(await house.events(RecordingFinalised)) == 2


async def test_what_the_journal_does_not_know_stays(house: House, recordings: Recordings) -> None:
    """A WAV that somebody put there is not ours; neither is one that cannot be read, and it stops nobody."""
    stranger = old_file(house, "2026/11/22/stranger.wav")
    broken = house.paths.recordings / PATH
    broken.write_bytes(b"no wav")
    await old_journal(house)
    assert await adoption(house, recordings).run() == 0
    assert stranger.exists()
    assert broken.exists()
