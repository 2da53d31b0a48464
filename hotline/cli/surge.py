"""`hotline surge`: an announcement for every caller, at once and until a certain time."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from hotline.app.surge import FOLDER
from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.files import kind_of
from hotline.problems import did_you_mean
from hotline.prompts.announcement import Spoken, remove_older, render_announcement
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.errors import RenderError
from hotline.queue.hours import time_zone
from hotline.until import FORMS, UntilError, parse_until

from .common import ConfigOption, fail, load_or_exit
from .control import ask_or_exit

app = typer.Typer(help="An announcement for every caller.", no_args_is_help=True)

TextOption = Annotated[
    list[str] | None, typer.Option("--text", help='What is said: "ar=…", once for each language.')
]
AudioOption = Annotated[
    list[str] | None, typer.Option("--audio", help='A recording instead (WAV or FLAC): "ar=FILE.wav".')
]
UntilOption = Annotated[str, typer.Option("--until", help=f"When it ends by itself. {FORMS}")]
InsteadOption = Annotated[
    bool, typer.Option("--instead", help="No menu follows: the call ends, but 0 leads to a person.")
]
AnyLanguageOption = Annotated[
    bool, typer.Option("--any-language", help="Callers of the other languages hear the first one given.")
]


class RefusedError(Exception):
    """An option cannot be used; the text says which, why, and what to write instead."""


@app.command()
def on(
    *,
    until: UntilOption,
    text: TextOption = None,
    audio: AudioOption = None,
    instead: InsteadOption = False,
    any_language: AnyLanguageOption = False,
    config: ConfigOption = None,
) -> None:
    """Switch it on for the next caller; another announcement is replaced."""
    loaded = load_or_exit(config)
    now, zone = wall_clock(), time_zone(loaded.config.node.timezone)
    try:
        spoken = spoken_of(text or (), audio or (), loaded.config.node.languages, any_language=any_language)
        end = parse_until(until, now, zone)
    except UntilError as error:
        fail(f"--until: {error}", status=2)
    except RefusedError as error:
        fail(str(error), status=2)
    ask_or_exit(loaded, "surge-status")  # nobody waits for sounds that no controller will play
    name = f"{datetime.fromtimestamp(now, zone):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    _render(loaded, name, spoken)
    sounds = sounds_of(name, spoken, loaded.config.node.languages)
    told = ask_or_exit(
        loaded, "surge-on",
        {"sounds": sounds, "until": end, "instead": instead, "texts": dict(spoken.texts)},
    )  # fmt: skip
    remove_older(loaded.paths.sounds / FOLDER, {name}, now)
    _print(told, zone)


@app.command()
def off(config: ConfigOption = None) -> None:
    """End it before its time."""
    loaded = load_or_exit(config)
    was = ask_or_exit(loaded, "surge-off")["surge"]
    Console(highlight=False).print("surge mode is off" if was else "surge mode was not on", markup=False)


@app.command()
def status(config: ConfigOption = None) -> None:
    """Show what callers hear now."""
    loaded = load_or_exit(config)
    _print(ask_or_exit(loaded, "surge-status"), time_zone(loaded.config.node.timezone))


# --- what is said ---


def spoken_of(
    texts: Sequence[str], audio: Sequence[str], languages: Sequence[str], *, any_language: bool
) -> Spoken:
    """Return what the options `--text` and `--audio` say. Raises `RefusedError`."""
    said = dict(_pair("--text", one, languages) for one in texts)
    files = {language: Path(file) for language, file in (_pair("--audio", one, languages) for one in audio)}
    if len(said) < len(texts) or len(files) < len(audio) or said.keys() & files.keys():
        raise RefusedError("a language is given twice. Give each language one --text or one --audio.")
    if not said and not files:
        raise RefusedError('there is nothing to say. Write --text "ar=…" or --audio "ar=FILE.wav".')
    for file in files.values():
        if kind_of(file) != "file":
            raise RefusedError(f"--audio: there is no file {file}.")
    missing = [language for language in languages if language not in said and language not in files]
    if missing and not any_language:
        raise RefusedError(
            f"nothing is said in {', '.join(missing)}, which callers may choose. "
            "Give a --text for each, or --any-language to let them hear the other language."
        )
    return Spoken(said, files)


def _pair(option: str, given: str, languages: Sequence[str]) -> tuple[str, str]:
    """Return language and value of `ar=…`. Raises `RefusedError`."""
    language, equals, value = given.partition("=")
    if not equals or not value.strip():
        raise RefusedError(f'{option}: write the language and what is said: {option} "{languages[0]}=…".')
    if language not in languages:
        raise RefusedError(f"{option}: `{language}` is not offered. {did_you_mean(language, languages)}")
    return language, value.strip()


def sounds_of(name: str, spoken: Spoken, languages: Sequence[str]) -> dict[str, str]:
    """Return the sound for callers of each language; those who have none hear the first one that there is."""
    given = [language for language in languages if language in spoken.texts or language in spoken.audio]
    return {
        language: f"{FOLDER}/{name}/{language if language in given else given[0]}" for language in languages
    }


def _render(loaded: Loaded, name: str, spoken: Spoken) -> None:
    catalogues = load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue)
    voices = {language: catalogue.voice for language, catalogue in catalogues.items()}
    try:
        render_announcement(loaded.paths.sounds / FOLDER / name, spoken, voices)
    except (RenderError, OSError) as error:
        fail(str(error), status=2)


# --- what people read ---


def _print(told: Mapping[str, Any], zone: ZoneInfo) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for line in lines(told["surge"], zone):
        console.print(line, markup=False)


def lines(surge: Mapping[str, Any] | None, zone: ZoneInfo) -> list[str]:
    """Return what `hotline surge status` prints."""
    if surge is None:
        return ["surge mode is off"]
    since, until = (
        f"{datetime.fromtimestamp(surge[key], zone):%Y-%m-%d %H:%M}" for key in ("since", "until")
    )
    place = "instead of the menu" if surge["instead"] else "before the menu"
    by = f" by {surge['by']}" if surge["by"] else ""
    heading = f"surge mode is on since {since}{by}: callers hear this {place} until {until}"
    return [heading, *(_line(surge, language, sound) for language, sound in surge["sounds"].items())]


def _line(surge: Mapping[str, Any], language: str, sound: str) -> str:
    spoken = sound.rpartition("/")[2]
    if spoken != language:
        return f"  {language}: as {spoken}"
    return f"  {language}: {surge['texts'].get(language, 'a recording')}"
