"""What a reload changes: pure rules over two configurations, the one that runs and the one in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hotline.config import Configuration, Number
from hotline.config.loader import Loaded
from hotline.problems import Fault, KeyPath, key_text

#: Sections that other processes read at their start: Asterisk's files are rendered from them, ports and databases
#: opened, models and prompts loaded.
AT_START = (
    "node", "asterisk", "sip", "web", "database", "bus", "feature_codes", "transcription", "prompts", "screen_pop",
)  # fmt: skip

#: Tables whose entries have a place in Asterisk's files: which of them there are changes at the start.
KNOWN_TO_ASTERISK = ("numbers", "agents")

NEXT_START = "It takes effect at the next start of the hotline"


def merged(running: Loaded, read: Loaded) -> Loaded:
    """Return what is to be served from now on: the file's, but for what only a start can change.

    Calls to a number that is gone from the file still come, and are served as before.
    """
    kept = {name: getattr(running.config, name) for name in AT_START}
    numbers: dict[str, Number] = {
        key: read.config.numbers.get(key, number) for key, number in running.config.numbers.items()
    }
    config = read.config.model_copy(update={**kept, "numbers": numbers})
    return replace(read, config=config, paths=running.paths)


def changed_keys(before: Loaded, after: Loaded) -> list[str]:
    """Return the keys whose values differ, as the files have them: `queues.water.requires`, `menus.main`."""
    found = [
        *_differences(before.config.model_dump(), after.config.model_dump(), ()),
        *_differences(before.menus.menus, after.menus.menus, ("menus",)),
    ]
    return [key_text(path) for path in found]


def waits_for_start(running: Configuration, read: Configuration) -> list[str]:
    """Return the changed keys of the file that take effect only at the next start."""
    found = [
        path
        for path in _differences(running.model_dump(), read.model_dump(), ())
        if path[0] in AT_START or _is_new_to_asterisk(path, running, read)
    ]
    return [key_text(path) for path in found]


def unserved_numbers(served: Loaded, read: Loaded) -> Iterator[Fault]:
    """Yield a fault for each number that is gone from the file and whose menu or queue is gone with it."""
    for key, number in served.config.numbers.items():
        if key in read.config.numbers:
            continue
        if number.queue is not None and number.queue not in served.config.queues:
            yield _unserved(key, f"the queue `{number.queue}`")
        elif number.menu is not None and number.menu not in served.menus:
            yield _unserved(key, f"the menu `{number.menu}`")


def _unserved(number: str, where: str) -> Fault:
    what = f"calls to {number} come until the next start, and {where} to which they lead is gone"
    return ("numbers", number), what, "Keep it until then, or restart the hotline."


def _is_new_to_asterisk(path: KeyPath, running: Configuration, read: Configuration) -> bool:
    if path[0] not in KNOWN_TO_ASTERISK or len(path) < 2:
        return False
    before, after = getattr(running, str(path[0])), getattr(read, str(path[0]))
    return (path[1] in before) != (path[1] in after)


def _differences(before: object, after: object, path: KeyPath) -> Iterator[KeyPath]:
    """Yield where two values differ; a table that is new or gone differs as a whole."""
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        if before != after:
            yield path
        return
    for key in [*before, *(key for key in after if key not in before)]:
        if key in before and key in after:
            yield from _differences(before[key], after[key], (*path, str(key)))
        else:
            yield (*path, str(key))
