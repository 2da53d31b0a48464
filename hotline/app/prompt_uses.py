"""Where each prompt is played: by our code, by the grammar of its language, by menus and by queues."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from hotline.config.loader import Loaded
from hotline.problems import KeyPath, key_text
from hotline.prompts.catalogue import Catalogue
from hotline.prompts.grammar import fragment_ids
from hotline.prompts.uses import uses_in
from hotline.toml_file import read_toml

#: The folders of the code that speaks to people.
_SPEAKING = ("ivr", "dialplans", "app")

#: What the grammar says is no single place.
GRAMMAR = "spoken grammar"

#: By language and prompt, where it is played; a prompt that nothing plays is not in it.
Uses = Mapping[str, Mapping[str, list[str]]]


def prompt_uses(loaded: Loaded, catalogues: Mapping[str, Catalogue]) -> Uses:
    """Return where the prompts of each language are played. Raises `OSError` and `ConfigurationError`."""
    prompts = {prompt for catalogue in catalogues.values() for prompt in catalogue.texts}
    common: dict[str, list[str]] = defaultdict(list)
    for folder in _SPEAKING:
        for prompt, places in uses_in(Path(__file__).parents[1] / folder, prompts).items():
            common[prompt] += places
    for prompt, place in (*_in_queues(loaded), *_in_menus(loaded)):
        common[prompt].append(place)
    return {language: _with_grammar(language, common) for language in catalogues}


def _with_grammar(language: str, common: Mapping[str, list[str]]) -> dict[str, list[str]]:
    uses = {prompt: list(places) for prompt, places in common.items()}
    for prompt in fragment_ids(language):
        uses.setdefault(prompt, []).append(GRAMMAR)
    return uses


def _in_queues(loaded: Loaded) -> Iterator[tuple[str, str]]:
    for name, queue in loaded.config.queues.items():
        for prompt in queue.comfort_prompts:
            yield prompt, f"queue {name}: while waiting"
        for rule in queue.overflow:
            if rule.announcement is not None:
                yield rule.announcement, f"queue {name}: overflow"


def _in_menus(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Yield the places in the file of the menus, whatever keys they have, where a prompt that they play is named."""
    played = loaded.menus.prompt_ids()
    file = read_toml(loaded.config.ivr.menus)
    for path, text in _texts(file.data, ()):
        if text in played:
            yield text, f"{file.path.name}:{file.line(path)} {key_text(path)}"
    yield from ((prompt, "every menu") for prompt in played - {text for _, text in _texts(file.data, ())})


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:  # noqa: ANN401 -- whatever TOML holds
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, (*path, key))
    elif isinstance(value, Collection):
        for index, one in enumerate(value):
            yield from _texts(one, (*path, index))
