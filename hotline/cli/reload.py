"""`hotline reload`: serve by the changed configuration file, while calls go on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from rich.console import Console

from hotline.app.menu_words import unheard_words

from .common import ConfigOption, load_or_exit
from .control import ask_or_exit


def reload(config: ConfigOption = None) -> None:
    """Have the running hotline read its configuration again; calls go on."""
    loaded = load_or_exit(config)
    console = Console(highlight=False, soft_wrap=True)
    for warning in (*loaded.warnings, *unheard_words(loaded)):
        console.print(f"warning: {warning}", style="yellow", markup=False)
    for line in summary(ask_or_exit(loaded, "reload", {"file": str(loaded.file)})):
        console.print(line, markup=False)


def summary(told: Mapping[str, object]) -> Iterator[str]:
    """Yield what the operator reads of the controller's answer."""
    changed, at_next_start, agents = (_names(told, key) for key in ("changed", "at_next_start", "agents"))
    yield f"changed: {', '.join(changed)}" if changed else "nothing changed"
    if told.get("rules"):
        yield "calls are routed by the new rules from now on, those who wait included"
    if agents:
        yield f"signed in anew or out: {', '.join(agents)}"
    if at_next_start:
        yield f"only at the next start of `hotline up`: {', '.join(at_next_start)}"


def _names(told: Mapping[str, object], key: str) -> list[str]:
    return [str(name) for name in cast("Iterable[object]", told.get(key, ()))]
