"""What can be wrong with recordings, surveys, speech, faxes, numbers outside and departments."""

from collections.abc import Iterator
from pathlib import Path

from hotline.config import Configuration
from hotline.files import kind_of
from hotline.problems import Fault, KeyPath, did_you_mean

_NO_TRUNK = "Add it under [sip.trunks], with a `gateway`."


def voice_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what makes them unusable."""
    yield from _known_queues(config)
    yield from _known_hours(config)
    yield from _trunks(config)
    yield from _titles(config)
    yield from _limits(config)
    yield from _survey(config)
    yield from _word_lists(config)


def _known_queues(config: Configuration) -> Iterator[Fault]:
    named: list[tuple[KeyPath, str | None]] = [(("fax", "queue"), config.fax.queue)]
    named += [(("departments", key, "queue"), one.queue) for key, one in config.departments.items()]
    for path, queue in named:
        if queue is not None and queue not in config.queues:
            yield path, f"there is no queue `{queue}`", did_you_mean(queue, config.queues)


def _known_hours(config: Configuration) -> Iterator[Fault]:
    named: list[tuple[KeyPath, str | None]] = [(("survey", "hours"), config.survey.hours)]
    named += [(("outside", key, "hours"), one.hours) for key, one in config.outside.items()]
    for path, hours in named:
        if hours is not None and hours not in config.hours:
            remedy = did_you_mean(hours, config.hours) if config.hours else "Add them under [hours]."
            yield path, f"there are no hours `{hours}`", remedy


def _trunks(config: Configuration) -> Iterator[Fault]:
    trunks = config.sip.trunks
    for key, outside in config.outside.items():
        path: KeyPath = ("outside", key, "trunk")
        if outside.trunk not in trunks:
            remedy = did_you_mean(outside.trunk, trunks) if trunks else _NO_TRUNK
            yield path, f"there is no trunk `{outside.trunk}`", remedy
        elif trunks[outside.trunk].gateway is None:
            yield (
                path,
                f"the trunk `{outside.trunk}` has no gateway",
                "Calls can only come from it: add `gateway`.",
            )


def _titles(config: Configuration) -> Iterator[Fault]:
    languages = config.node.languages
    titles = [(("departments", key, "title"), one.title) for key, one in config.departments.items()]
    titles += [(("outside", key, "title"), one.title) for key, one in config.outside.items()]
    for path, title in titles:
        for language in languages:
            if not title.get(language, "").strip():
                what = f"has no text in `{language}`, and callers of that language hear it"
                yield path, what, "Write it in every language of node.languages."


def _limits(config: Configuration) -> Iterator[Fault]:
    for section, rules in (("messages", config.messages), ("recording", config.recording)):
        if rules.warn_free_megabytes <= rules.min_free_megabytes:
            what = f"is not above `min_free_megabytes` ({rules.min_free_megabytes})"
            yield (section, "warn_free_megabytes"), what, "Nobody would be warned in time: make it larger."
    for language in config.speech.models:
        if language not in config.node.languages:
            remedy = f"node.languages has: {', '.join(config.node.languages)}."
            yield ("speech", "models", language), f"`{language}` is not offered", remedy
    refuse = config.recording.refuse_key
    if refuse in {str(n + 1) for n in range(len(config.node.languages))}:
        what = f"`{refuse}` also chooses a language"
        yield ("recording", "refuse_key"), what, "Choose another key."
    elif refuse == "0":
        yield ("recording", "refuse_key"), "`0` also leads to a person", "Choose another key."


def _survey(config: Configuration) -> Iterator[Fault]:
    later = config.survey.later
    if later == "call-back" and config.callbacks.trunk is None:
        yield (
            ("survey", "later"),
            "nobody can be called without `callbacks.trunk`",
            "Set it, or choose `never`.",
        )
    if later == "text" and not config.text_messages.can_send:
        yield (
            ("survey", "later"),
            "no text can be sent without `text_messages.url` or [text_messages.smpp]",
            "Set it, or choose `never`.",
        )


def _word_lists(config: Configuration) -> Iterator[Fault]:
    for language, file in config.transcription.words.items():
        path: KeyPath = ("transcription", "words", language)
        if language not in config.node.languages:
            remedy = f"node.languages has: {', '.join(config.node.languages)}."
            yield path, f"`{language}` is not offered", remedy
        elif kind_of(file) != "file":
            yield (
                path,
                f"there is no file {file}",
                "Name a text file with a name in each line, or take it out.",
            )
        else:
            yield from _word_list(path, file)


def _word_list(path: KeyPath, file: Path) -> Iterator[Fault]:
    try:
        file.read_bytes().decode()
    except OSError as error:
        yield path, f"{file} cannot be read: {error.strerror}", "Let the user who runs this read it."
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        yield path, f"line {line} of {file} is not UTF-8", "Save the file as UTF-8."
