"""`hotline surge` and `hotline reload`: what they refuse before anybody is asked, and what people read."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner, Result

from hotline.app.control import ControlServer
from hotline.app.control_wire import SOCKET_NAME, ControlError
from hotline.cli import build
from hotline.cli.reload import summary
from hotline.cli.surge import RefusedError, lines, sounds_of, spoken_of
from hotline.paths import Paths
from hotline.prompts.announcement import Spoken
from hotline.testing.logs import LogLines, caught

LANGUAGES = ("ar", "en")

CONFIGURATION = """
[node]
data_dir = "var"
languages = ["ar", "en"]
[numbers.1111]
menu = "main"
[queues.water]
[agents.1001]
name = "Aisha"
queues = ["water"]
[ivr]
menus = "menus.toml"
operator_queue = "water"
"""

TEXTS = ("--text", "ar=المِيَاهُ مَقْطُوعَة.", "--text", "en=The water is off.")


class Office:
    """A configuration on disk, and a controller that only answers."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "hotline.toml"
        self.file.write_text(CONFIGURATION)
        (folder / "menus.toml").write_text('[menus.main]\nprompts = ["main-menu"]\n')
        self.paths = Paths(folder / "var")
        self.paths.create()
        self.asked: list[tuple[str, Mapping[str, object]]] = []
        self.refusal: ControlError | None = None
        self.server = ControlServer(self.paths.run / SOCKET_NAME)
        for name in ("surge-on", "surge-off", "surge-status", "reload"):
            self.server.register(name, self._answer(name))

    def _answer(self, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
        async def answer(arguments: Mapping[str, object], by: str) -> Mapping[str, object]:
            self.asked.append((name, arguments))
            if self.refusal is not None and name != "surge-status":
                raise self.refusal
            if name in {"surge-status", "surge-off"}:
                return {"surge": None}
            if name == "reload":
                return {
                    "changed": ["queues.water.requires"],
                    "at_next_start": [],
                    "rules": True,
                    "agents": [],
                }
            return {"surge": {"since": 0.0, "by": by, **arguments}}

        return answer

    async def runs(self, *words: str) -> Result:
        """Run a command as a person does, in a thread of its own."""
        arguments = [*words, "--config", str(self.file)]
        return await asyncio.to_thread(CliRunner().invoke, build((words[0],)), arguments)


@pytest.fixture(autouse=True)
def logs() -> Iterator[LogLines]:
    """Keep the controller's log out of what the command prints: here both are one process."""
    with caught() as lines:
        yield lines


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


async def test_switching_on_renders_the_texts_and_then_asks_the_controller(office: Office) -> None:
    """The sounds are there before anybody can be told to play them."""
    await office.server.start()
    result = await office.runs("surge", "on", *TEXTS, "--until", "+2h", "--instead")
    assert result.exit_code == 0, result.output
    assert "instead of the menu until" in result.output
    assert "en: The water is off." in result.output
    ((_, arguments),) = [one for one in office.asked if one[0] == "surge-on"]
    sounds = arguments["sounds"]
    assert isinstance(sounds, dict)
    assert sorted(sounds) == ["ar", "en"]
    for sound in sounds.values():
        assert (office.paths.sounds / f"{sound}.wav").stat().st_size > 8000
        assert (office.paths.sounds / f"{sound}.ulaw").is_file()
    assert arguments["texts"] == {"ar": "المِيَاهُ مَقْطُوعَة.", "en": "The water is off."}
    await office.server.close()


async def test_without_a_controller_nothing_is_rendered(office: Office) -> None:
    """One line says what to do."""
    result = await office.runs("surge", "on", *TEXTS, "--until", "+2h")
    assert result.exit_code == 1
    assert "no controller runs on" in result.output
    assert "start it with `hotline up`" in result.output
    assert not (office.paths.sounds / "surge").exists()


@pytest.mark.parametrize("words", [("surge", "off"), ("surge", "status"), ("reload",)])
async def test_every_command_says_in_one_line_that_no_controller_runs(
    office: Office, words: tuple[str, ...]
) -> None:
    """No traceback."""
    result = await office.runs(*words)
    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
    assert "no controller runs on" in result.output


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--until", "+2h"), "nothing to say"),
        (("--text", "ar=نعم", "--until", "+2h"), "nothing is said in en, which callers may choose"),
        ((*TEXTS, "--until", "yesterday"), "--until: `yesterday` is no time"),
        ((*TEXTS, "--until", "2020-01-01T00:00"), "over already"),
    ],
)
async def test_bad_options_are_refused_before_anything_is_done(
    office: Office, words: tuple[str, ...], why: str
) -> None:
    """With status 2."""
    await office.server.start()
    result = await office.runs("surge", "on", *words)
    assert result.exit_code == 2
    assert why in result.output.replace("\n", " ")
    assert office.asked == []
    await office.server.close()


async def test_a_refusal_of_the_controller_is_shown(office: Office) -> None:
    """Each problem in a line."""
    await office.server.start()
    office.refusal = ControlError.because("the end is more than 14 days away", "--until", "Shorten it.")
    result = await office.runs("surge", "on", *TEXTS, "--until", "+15d")
    assert result.exit_code == 2
    assert "--until: the end is more than 14 days away. Shorten it." in result.output
    await office.server.close()


async def test_off_and_status_say_that_nothing_is_on(office: Office) -> None:
    """In words."""
    await office.server.start()
    assert (await office.runs("surge", "off")).output == "surge mode was not on\n"
    assert (await office.runs("surge", "status")).output == "surge mode is off\n"
    await office.server.close()


async def test_reload_tells_what_counts_from_now_on(office: Office) -> None:
    """One line each."""
    await office.server.start()
    result = await office.runs("reload")
    assert result.exit_code == 0
    assert result.output.splitlines()[-2:] == list(
        summary({"changed": ["queues.water.requires"], "rules": True})
    )
    await office.server.close()


# --- what is said ---


def test_each_language_has_a_text_or_a_recording(tmp_path: Path) -> None:
    """Everything behind the first = is said."""
    (tmp_path / "en.wav").touch()
    spoken = spoken_of(["ar= 1 = 1 "], [f"en={tmp_path / 'en.wav'}"], LANGUAGES, any_language=False)
    assert spoken == Spoken({"ar": "1 = 1"}, {"en": tmp_path / "en.wav"})


@pytest.mark.parametrize(
    ("texts", "audio", "why"),
    [
        ([], [], "nothing to say"),
        (["hello"], [], "write the language"),
        (["ar="], [], "write the language"),
        (["ar= "], [], "write the language"),
        (["fr=bonjour"], [], "`fr` is not offered. Known here: ar, en"),
        (["ar=a", "ar=b"], [], "given twice"),
        (["ar=a"], ["ar=pyproject.toml"], "given twice"),
        ([], ["ar=missing.wav"], "there is no file missing.wav"),
        ([], ["ar=tests"], "there is no file tests"),
        (["ar=a"], [], "nothing is said in en"),
    ],
)
def test_what_is_missing_or_twice_is_refused(texts: list[str], audio: list[str], why: str) -> None:
    """With what to write instead."""
    with pytest.raises(RefusedError, match=why):
        spoken_of(texts, audio, LANGUAGES, any_language=False)


def test_any_language_lets_the_others_hear_the_first_one_given() -> None:
    """In the order in which languages are offered."""
    spoken = spoken_of(["en=b"], [], ("ar", "en", "fr"), any_language=True)
    assert sounds_of("1", spoken, ("ar", "en", "fr")) == {
        "ar": "surge/1/en", "en": "surge/1/en", "fr": "surge/1/en",
    }  # fmt: skip


# --- what people read ---


def test_the_status_names_end_place_person_and_words() -> None:
    """In the city's time."""
    since = datetime(2026, 11, 22, 10, 30, tzinfo=UTC).timestamp()
    surge = {
        "sounds": {"ar": "surge/1/ar", "en": "surge/1/en", "fr": "surge/1/ar"}, "since": since,
        "until": since + 3600, "instead": False, "texts": {"ar": "مقطوعة"}, "by": "laila",
    }  # fmt: skip
    assert lines(surge, ZoneInfo("Asia/Muscat")) == [
        "surge mode is on since 2026-11-22 14:30 by laila: callers hear this before the menu until 2026-11-22 15:30",
        "  ar: مقطوعة",
        "  en: a recording",
        "  fr: as ar",
    ]


def test_a_reload_that_changed_nothing_says_so() -> None:
    """And what waits for the next start is named."""
    assert list(summary({})) == ["nothing changed"]
    told = {"changed": ["a"], "at_next_start": ["sip.port"], "rules": False, "agents": ["1001"]}
    assert list(summary(told)) == [
        "changed: a", "signed in anew or out: 1001", "only at the next start of `hotline up`: sip.port",
    ]  # fmt: skip
