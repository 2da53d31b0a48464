"""Speech from piper, where the operator names one of its voices; here a stand-in with its command line."""

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from hotline.prompts.catalogue import Catalogue, Prompt, Voice, load_catalogues
from hotline.prompts.errors import SynthesisError
from hotline.prompts.piper import synthesise_all
from hotline.prompts.render import render_into

#: Writes a WAV for each line, named by a rising number, as piper does; what it was told goes to a log.
FAKE = """#!{python}
import json, sys, time, wave
arguments = dict(zip(sys.argv[1::2], sys.argv[2::2]))
lines = [line.strip() for line in sys.stdin if line.strip()]
with open({log!r}, "a") as log:
    log.write(json.dumps([arguments, lines]) + "\\n")
for number, line in enumerate(lines):
    with wave.open(f"{{arguments['--output_dir']}}/{{95 + number}}.wav", "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(b"".join((9000 if (n // len(line)) % 2 else -9000).to_bytes(2, "little", signed=True)
            for n in range(200 * len(line))))
{end}
"""


class Piper:
    """A stand-in for the program, and its log."""

    def __init__(self, folder: Path, end: str = "") -> None:
        self.program, self.log, self.model = folder / "piper", folder / "log", folder / "voice.onnx"
        self.program.write_text(FAKE.format(python=sys.executable, log=str(self.log), end=end))
        self.program.chmod(0o755)
        self.model.write_bytes(b"model")

    @property
    def voice(self) -> Voice:
        return Voice("en-gb", 100, self.model, str(self.program))

    def runs(self) -> list[tuple[Mapping[str, str], list[str]]]:
        return [tuple(json.loads(line)) for line in self.log.read_text().splitlines()]


@pytest.fixture
def piper(tmp_path: Path) -> Piper:
    return Piper(tmp_path)


def test_each_text_comes_back_in_its_place(piper: Piper) -> None:
    """One run for all of them; the tenth and the hundredth file keep their order."""
    texts = [f"text{'x' * number}" for number in range(12)]
    sounds = synthesise_all(texts, piper.voice)
    assert [len(sound) for sound, _ in sounds] == [200 * len(text) for text in texts]
    assert {rate for _, rate in sounds} == {22050}
    assert len(piper.runs()) == 1


def test_a_text_of_two_lines_is_one_text(piper: Piper) -> None:
    """A line break would make two sounds of it and shift all that follow."""
    assert len(synthesise_all(["one\ntwo", "three"], piper.voice)) == 2
    assert piper.runs()[0][1] == ["one two", "three"]


def test_the_speed_becomes_the_length_of_the_sounds(piper: Piper) -> None:
    """100 words a minute are half as slow again as the voice's 150."""
    synthesise_all(["one"], piper.voice)
    told, _ = piper.runs()[0]
    assert told["--length_scale"] == "1.500"
    assert told["--model"] == str(piper.model)


def test_many_prompts_need_few_starts(piper: Piper, tmp_path: Path) -> None:
    """Loading the voice takes longer than a sentence; and nothing is said twice."""
    texts = {f"p{number}": Prompt(f"text {number}") for number in range(40)}
    catalogues = {"en": Catalogue("en", piper.voice, texts, tmp_path / "catalogue.toml")}
    made = render_into(tmp_path / "sounds", tmp_path / "music", catalogues).made
    assert made > 40
    assert len(piper.runs()) == 3
    assert render_into(tmp_path / "sounds", tmp_path / "music", catalogues).made == 0
    piper.model.write_bytes(b"another model")
    assert render_into(tmp_path / "sounds", tmp_path / "music", catalogues).made == 40


def test_the_catalogue_names_voice_and_program(tmp_path: Path) -> None:
    """Both relative to itself; a bare name is looked for on PATH."""
    (tmp_path / "en").mkdir()
    file = tmp_path / "en/catalogue.toml"
    file.write_text('[voice]\npiper = "voices/joe.onnx"\npiper_program = "./bin/piper"\n')
    voice = load_catalogues(("en",), tmp_path)["en"].voice
    assert voice.piper == tmp_path / "en/voices/joe.onnx"
    assert Path(voice.piper_program) == tmp_path / "en/bin/piper"
    file.write_text('[voice]\npiper = "voices/joe.onnx"\n')
    assert load_catalogues(("en",), tmp_path)["en"].voice.piper_program == "piper"


def test_a_missing_program_says_how_to_get_it(piper: Piper) -> None:
    """One line."""
    with pytest.raises(
        SynthesisError, match=r"no-such-piper is not installed\. Get it: pipx install piper-tts"
    ):
        synthesise_all(["one"], replace(piper.voice, piper_program="no-such-piper"))


def test_a_program_that_may_not_be_run_is_told(piper: Piper) -> None:
    """A model in the place of the program, for example."""
    with pytest.raises(SynthesisError, match=r"voice\.onnx cannot be started: "):
        synthesise_all(["one"], replace(piper.voice, piper_program=str(piper.model)))


def test_a_missing_voice_is_named(piper: Piper, tmp_path: Path) -> None:
    """Before piper looks for it on the Internet."""
    with pytest.raises(SynthesisError, match=r"no piper voice .*none\.onnx"):
        synthesise_all(["one"], replace(piper.voice, piper=tmp_path / "none.onnx"))


def test_what_the_program_complains_of_is_passed_on(tmp_path: Path) -> None:
    """Its last line says why."""
    piper = Piper(tmp_path, end='sys.exit("bad voice")')
    with pytest.raises(SynthesisError, match=r"failed with the voice .*: bad voice"):
        synthesise_all(["one"], piper.voice)


def test_a_sound_too_few_is_an_error(tmp_path: Path) -> None:
    """Otherwise every prompt after it would say another's text."""
    piper = Piper(tmp_path, end="import os; os.unlink(arguments['--output_dir'] + '/95.wav')")
    with pytest.raises(SynthesisError, match="made 1 sounds of 2 texts"):
        synthesise_all(["one", "two"], piper.voice)
