"""What can be wrong with forms of quality and with the map."""

from collections.abc import Iterator

from hotline.config import Configuration
from hotline.map_outline import OutlineError, load
from hotline.problems import Fault, KeyPath, did_you_mean


def quality_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what makes them unusable."""
    yield from _queues(config)
    for path, texts in _texts(config):
        for language in config.node.languages:
            if not texts.get(language, "").strip():
                yield path, f"has no text in `{language}`", f'Add {language} = "…".'
    outline = config.map.outline
    if outline is not None:
        try:
            load(outline)
        except OutlineError as error:
            yield ("map", "outline"), str(error), "Name a GeoJSON file with polygons that have a `name`."


def _queues(config: Configuration) -> Iterator[Fault]:
    """Each queue has one form, and at most one form is for all others."""
    named: dict[str, str] = {}
    for key, form in config.quality.forms.items():
        for index, queue in enumerate(form.queues or ("",)):
            path: KeyPath = ("quality", "forms", key, "queues", index)
            if queue and queue not in config.queues:
                yield path, f"there is no queue `{queue}`", did_you_mean(queue, config.queues)
            elif queue and queue in named:
                yield path, f"`{queue}` has the form `{named[queue]}` already", "A queue has one form."
            elif queue in named:
                what = f"names no queues, and neither does `{named['']}`"
                yield ("quality", "forms", key), what, "One form at most is for all other queues."
            named.setdefault(queue, key)


def _texts(config: Configuration) -> Iterator[tuple[KeyPath, dict[str, str]]]:
    for key, form in config.quality.forms.items():
        path: KeyPath = ("quality", "forms", key)
        yield (*path, "title"), form.title
        for name, section in form.sections.items():
            here: KeyPath = (*path, "sections", name)
            yield (*here, "title"), section.title
            for question, asked in section.questions.items():
                yield (*here, "questions", question, "text"), asked.text
