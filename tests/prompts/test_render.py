"""Rendering: what is made, kept, replaced and removed."""

import wave
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
import soxr
from G722 import G722

from hotline.config import Configuration
from hotline.paths import Paths
from hotline.prompts import render as module
from hotline.prompts import synthesis
from hotline.prompts.catalogue import Catalogue, Prompt, Voice, load_catalogues
from hotline.prompts.conditioning import LOUDNESS_LUFS, RATE, to_signal
from hotline.prompts.errors import RenderError, SynthesisError
from hotline.prompts.g711 import decode_alaw, decode_ulaw
from hotline.prompts.library import PromptLibrary
from hotline.prompts.loudness import loudness
from hotline.prompts.render import RenderReport, render, render_into
from hotline.prompts.sound_files import SUFFIXES
from hotline.prompts.tones import GENERATED
from tests.prompts.conftest import as_tone


def resample(wide: np.ndarray) -> np.ndarray:
    narrow: np.ndarray = soxr.resample(wide.astype(float), 16000, 8000)
    return narrow


def catalogue(**texts: str) -> dict[str, Catalogue]:
    prompts = {name: Prompt(text) for name, text in texts.items()}
    return {"en": Catalogue("en", Voice("en-gb", 150), prompts, Path("catalogue.toml"))}


class Renderer:
    """Renders into one folder, again and again."""

    def __init__(self, folder: Path) -> None:
        self.sounds, self.music, self.recordings = folder / "sounds", folder / "music", folder / "recordings"

    def __call__(self, catalogues: Mapping[str, Catalogue]) -> RenderReport:
        return render_into(self.sounds, self.music, catalogues, recordings=self.recordings)

    def wav(self, name: str) -> bytes:
        return (self.sounds / f"{name}.wav").read_bytes()


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    return Renderer(tmp_path)


def test_a_prompt_is_a_file_for_each_codec_of_a_telephone(renderer: Renderer) -> None:
    """The same sound in each: no line needs transcoding."""
    renderer(catalogue(welcome="Welcome to the city's hotline."))
    with wave.open(str(renderer.sounds / "en/welcome.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 8000)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    welcome = renderer.sounds / "en/welcome"
    wide = np.array(G722(16000, 64000).decode(welcome.with_suffix(".g722").read_bytes()))
    # The decoder is 22 samples late: the delay of G.722's two filters.
    for heard in (
        decode_ulaw(welcome.with_suffix(".ulaw").read_bytes()),
        decode_alaw(welcome.with_suffix(".alaw").read_bytes()),
        resample(wide[22:]),
    ):
        length = min(len(heard), len(samples))
        assert abs(len(heard) - len(samples)) <= 12
        assert np.corrcoef(heard[:length], samples[:length])[0, 1] > 0.99
    assert loudness(to_signal(samples), RATE) == pytest.approx(LOUDNESS_LUFS, abs=0.5)


@pytest.mark.usefixtures("quick_speech")
def test_everything_that_the_hotline_says_is_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With our catalogues nothing is missing, and the second time costs nothing; elsewhere it is only shared."""
    config = Configuration.model_validate(
        {"numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"}}
    )
    paths, steps = Paths(tmp_path), []
    catalogues = load_catalogues(config.node.languages)
    report = render(config, paths, catalogues, lambda done, total: steps.append((done, total)))
    total = sum(len(catalogue.texts) + len(GENERATED) for catalogue in catalogues.values()) + 1
    assert report == RenderReport(made=total, kept=0)
    assert steps == [(done, total) for done in range(1, total + 1)]
    for language, catalogue in catalogues.items():
        assert PromptLibrary(paths.sounds, [language]).missing([*catalogue.texts, *GENERATED]) == []
    folders = (paths.sounds, paths.music)
    made = [file for folder in folders for suffix in SUFFIXES for file in folder.rglob(f"*{suffix}")]
    assert report.size == sum(file.stat().st_size for file in made)
    assert report.duration > 60
    assert {file.name for file in paths.music.iterdir()} == {f"hold{suffix}" for suffix in SUFFIXES}
    assert render(config, paths, catalogues) == RenderReport(made=0, kept=total)

    def fail(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(module, "synthesise", fail)
    elsewhere = Paths(tmp_path / "elsewhere")
    assert render(config, elsewhere, catalogues) == RenderReport(made=total, kept=0)
    assert render(config, elsewhere, catalogues) == RenderReport(made=0, kept=total)


def test_only_what_changed_is_made_again(renderer: Renderer, quick_speech: list[str]) -> None:
    """A new text is spoken, the other prompt is left alone."""
    renderer(catalogue(one="one", two="two"))
    quick_speech.clear()
    assert renderer(catalogue(one="one", two="zwei")).made == 1
    assert quick_speech == ["zwei"]


def test_another_voice_says_everything_again(renderer: Renderer, quick_speech: list[str]) -> None:
    """Speed and voice are part of the source."""
    texts = catalogue(one="one", two="two")
    renderer(texts)
    faster = {"en": replace(texts["en"], voice=Voice("en-gb", 180))}
    assert renderer(faster).made == 2


@pytest.mark.usefixtures("quick_speech")
@pytest.mark.parametrize("damage", ["removed", "cut"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_damaged_file_is_made_again(renderer: Renderer, damage: str, suffix: str) -> None:
    """Whatever happened to the folder meanwhile."""
    renderer(catalogue(one="one"))
    whole = renderer.wav("en/one")
    file = renderer.sounds / f"en/one{suffix}"
    file.unlink() if damage == "removed" else file.write_bytes(b"RIFF")
    assert renderer(catalogue(one="one")).made == 1
    assert renderer.wav("en/one") == whole


@pytest.mark.usefixtures("quick_speech")
@pytest.mark.parametrize("content", ["", "[]", "{", '{"en/one": 3}'])
def test_a_broken_manifest_only_costs_time(renderer: Renderer, content: str) -> None:
    """Everything is made again."""
    made = renderer(catalogue(one="one")).made
    (renderer.sounds / "manifest.json").write_text(content)
    assert renderer(catalogue(one="one")).made == made


@pytest.mark.usefixtures("quick_speech")
def test_a_prompt_that_no_longer_exists_is_removed(renderer: Renderer) -> None:
    """Files that we did not make stay."""
    renderer(catalogue(one="one", two="two"))
    (renderer.sounds / "en/foreign.wav").touch()
    renderer(catalogue(one="one"))
    names = {file.name for file in (renderer.sounds / "en").iterdir()}
    assert names == {f"{name}{suffix}" for name in ("one", *GENERATED) for suffix in SUFFIXES} | {
        "foreign.wav"
    }


def record(file: Path, hertz: float) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    sf.write(file, 0.3 * np.sin(2 * np.pi * hertz * np.arange(16000) / 16000), 16000)


def test_a_studio_recording_wins_over_the_synthetic_voice(
    renderer: Renderer, quick_speech: list[str]
) -> None:
    """It replaces the sound when it comes, again when it changes, and the voice is back when it goes."""
    texts = catalogue(one="one")
    renderer(texts)
    synthetic = renderer.wav("en/one")
    recording = renderer.recordings / "en/one.wav"
    record(recording, 440)
    assert renderer(texts).made == 1
    first = renderer.wav("en/one")
    record(recording, 880)
    assert renderer(texts).made == 1
    second = renderer.wav("en/one")
    recording.unlink()
    assert renderer(texts).made == 1
    assert renderer.wav("en/one") == synthetic
    assert len({synthetic, first, second}) == 3
    assert quick_speech == ["one", "one"]


def test_with_recordings_of_everything_no_synthetic_voice_is_needed(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Production may go without espeak-ng."""
    monkeypatch.setattr(synthesis, "PROGRAM", "no-such-espeak")
    record(renderer.recordings / "en/one.wav", 440)
    renderer(catalogue(one="one"))
    with pytest.raises(SynthesisError):
        renderer(catalogue(one="one", two="two"))


@pytest.mark.usefixtures("quick_speech")
def test_what_was_made_before_an_error_is_kept(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run goes on where this one ended."""

    def fail(text: str, voice: Voice) -> object:
        if text == "bad":
            raise SynthesisError(text)
        return as_tone(text, voice)

    monkeypatch.setattr(module, "synthesise", fail)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    with pytest.raises(SynthesisError):
        renderer(catalogue(a="one", z="bad"))
    assert renderer(catalogue(a="one", z="good")).kept >= 1


def test_a_text_without_words_is_named(renderer: Renderer) -> None:
    """Signs alone give no speech, and nobody should search which text it was."""
    with pytest.raises((RenderError, SynthesisError), match=r"en/dots|no sound"):
        renderer(catalogue(dots="… …"))


@pytest.mark.usefixtures("quick_speech")
def test_a_full_disk_leaves_the_old_sound(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are replaced as a whole or not at all, and no half file stays."""
    renderer(catalogue(one="one"))
    old = renderer.wav("en/one")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space"):
        renderer(catalogue(one="another"))
    assert renderer.wav("en/one") == old
    assert [file.name for file in renderer.sounds.rglob(".*")] == []
