"""What can be wrong with a configuration whose every single value is right."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from hotline.config import Configuration
from hotline.config.checks.addresses import address_faults
from hotline.config.checks.bridge import bridge_faults
from hotline.config.checks.cases import case_faults
from hotline.config.checks.desk import desk_faults
from hotline.config.checks.hours import hours_faults, hours_warnings
from hotline.config.checks.overflow import callback_faults, callback_warnings, overflow_faults, prompt_faults
from hotline.config.checks.phones import phone_faults
from hotline.config.checks.quality import quality_faults
from hotline.config.checks.queues import queue_faults, queue_warnings
from hotline.config.checks.voice import voice_faults
from hotline.config.checks.wall import wall_faults
from hotline.files import kind_of
from hotline.problems import Fault, KeyPath, did_you_mean

#: Names of sections that pjsip.conf needs for itself.
RESERVED_AGENTS = ("anonymous", "global", "system")
#: As in `hotline/asterisk/endpoints.py`: telephones that are no agent's desk phone.
RESERVED_AGENT_BEGINNINGS = ("trunk", "transport", "browser-", "guest-", "listener-")


def cross_faults(config: Configuration, prompts: Collection[str] | None = None) -> Iterator[Fault]:
    """Yield everything; `config` has absolute paths.

    `prompts` are the prompts that have a text in every language, None where nobody knows yet.
    """
    for check in _checks:
        yield from check(config)
    if prompts is not None:
        yield from prompt_faults(config, prompts)


def warnings(config: Configuration, hours_of_menus: Collection[str] = ()) -> Iterator[Fault]:
    """Yield what works but is probably not meant."""
    languages = config.node.languages
    for name, queue in config.queues.items():
        for language in queue.title:
            if language not in languages:
                yield (
                    ("queues", name, "title", language),
                    f"`{language}` is not offered",
                    _languages_remedy(config),
                )
    served = {name for agent in config.agents.values() for name in agent.queues}
    for name in config.queues:
        if name not in served:
            yield ("queues", name), "no agent serves this queue", "Its callers can only leave a message."
    yield from queue_warnings(config)
    yield from hours_warnings(config, hours_of_menus)
    yield from callback_warnings(config)
    yield from _models(config)


def _languages_remedy(config: Configuration) -> str:
    return f"node.languages has: {', '.join(config.node.languages)}."


def _languages(config: Configuration) -> Iterator[Fault]:
    languages = config.node.languages
    for index, language in enumerate(languages):
        if language in languages[:index]:
            yield ("node", "languages", index), f"names `{language}` twice", "Name each language once."
    for key, number in config.numbers.items():
        if number.language is not None and number.language not in languages:
            path: KeyPath = ("numbers", key, "language")
            yield path, f"`{number.language}` is not offered", _languages_remedy(config)
    for language in config.transcription.models:
        if language not in languages:
            path = ("transcription", "models", language)
            yield path, f"`{language}` is not offered", _languages_remedy(config)


def _numbers(config: Configuration) -> Iterator[Fault]:
    for key, number in config.numbers.items():
        if (number.menu is None) == (number.queue is None):
            what = "leads nowhere" if number.menu is None else "leads to a menu and to a queue"
            yield ("numbers", key), what, "Give it exactly one of `menu` and `queue`."
        if number.queue is not None and number.queue not in config.queues:
            path = ("numbers", key, "queue")
            yield path, f"there is no queue `{number.queue}`", did_you_mean(number.queue, config.queues)


def _operator_queue(config: Configuration) -> Iterator[Fault]:
    name = config.ivr.operator_queue
    if name not in config.queues:
        yield ("ivr", "operator_queue"), f"there is no queue `{name}`", did_you_mean(name, config.queues)


def _agents(config: Configuration) -> Iterator[Fault]:
    for key, agent in config.agents.items():
        if key in RESERVED_AGENTS or key.startswith(RESERVED_AGENT_BEGINNINGS):
            yield ("agents", key), "is a name that Asterisk's files need themselves", "Choose another name."
        if key in config.numbers:
            yield ("agents", key), "is also the number of citizens under [numbers]", "Choose another name."
        if not agent.name.strip():
            yield ("agents", key, "name"), "is empty", "Write the agent's name."
        for name in agent.queues:
            if name not in config.queues:
                path = ("agents", key, "queues", name)
                yield path, f"there is no queue `{name}`", did_you_mean(name, config.queues)


def _feature_codes(config: Configuration) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name, code in config.feature_codes:
        if code in seen:
            yield (
                ("feature_codes", name),
                f"`{code}` is also the code of `{seen[code]}`",
                "Choose another code.",
            )
        elif code in config.numbers or code in config.agents:
            yield ("feature_codes", name), f"`{code}` is also a number or an agent", "Choose another code."
        seen.setdefault(code, name)
    for digit, reason in config.pause_reasons.items():
        code = config.feature_codes.pause + digit
        if code in seen:
            what = f"`{code}` is also `pause` with the reason {digit}"
            yield ("feature_codes", seen[code]), what, "Choose another code."
        if not reason.strip():
            yield ("pause_reasons", digit), "is empty", "Write why agents pause."
    reasons = config.pause_reasons.values()
    for reason in config.pause_titles:
        if reason not in reasons:
            yield ("pause_titles", reason), "is not among `pause_reasons`", did_you_mean(reason, reasons)


def _dispositions(config: Configuration) -> Iterator[Fault]:
    for key, disposition in config.dispositions.items():
        for name in disposition.queues:
            if name not in config.queues:
                path = ("dispositions", key, "queues")
                yield path, f"there is no queue `{name}`", did_you_mean(name, config.queues)


def _files(config: Configuration) -> Iterator[Fault]:
    data, menus, program = config.node.data_dir, config.ivr.menus, config.asterisk.program
    if kind_of(data) == "hidden":
        yield ("node", "data_dir"), *_hidden(data)
    elif kind_of(data) == "file":
        yield ("node", "data_dir"), f"{data} is not a folder", "Name a folder."
    if kind_of(menus) == "hidden":
        yield ("ivr", "menus"), *_hidden(menus)
    elif kind_of(menus) != "file":
        yield ("ivr", "menus"), f"there is no file {menus}", "Name the file with the menus."
    if program is not None and not (kind_of(program) == "file" and os.access(program, os.X_OK)):
        yield ("asterisk", "program"), f"{program} is no program that may be run", "Name the file `asterisk`."
    yield from _folder_faults(
        {
            ("prompts", "catalogue"): config.prompts.catalogue,
            ("prompts", "recordings"): config.prompts.recordings,
            ("ivr", "functions"): config.ivr.functions,
        }
    )


def _models(config: Configuration) -> Iterator[Fault]:
    """Yield what is wrong with the speech models' folders: messages do without transcripts, menus with keys."""
    yield from _folder_faults(
        {("speech", "models", name): folder for name, folder in config.speech.models.items()}
    )
    rules = config.transcription
    if rules.engine != "none":
        yield from _folder_faults(
            {("transcription", "models", name): folder for name, folder in rules.models.items()}
        )


def _hidden(path: Path) -> tuple[str, str]:
    remedy = "Let the user who runs this through the folders above it (chmod, chown)."
    return f"{path} may not be reached", remedy


def _folder_faults(folders: Mapping[KeyPath, Path | None]) -> Iterator[Fault]:
    for path, folder in folders.items():
        if folder is None:
            continue
        kind = kind_of(folder)
        if kind == "hidden":
            yield path, *_hidden(folder)
        elif kind == "nothing":
            yield path, f"{folder} does not exist", "Check the path; nothing is downloaded."
        elif kind == "file":
            yield path, f"{folder} is not a folder", "Name the folder, unpacked."
        elif not os.access(folder, os.R_OK | os.X_OK):
            yield path, f"{folder} may not be read", "Let the user who runs this read it (chmod, chown)."


_checks: tuple[Callable[[Configuration], Iterator[Fault]], ...] = (
    _languages,
    _numbers,
    _operator_queue,
    _agents,
    _feature_codes,
    _dispositions,
    queue_faults,
    overflow_faults,
    callback_faults,
    hours_faults,
    address_faults,
    voice_faults,
    case_faults,
    desk_faults,
    quality_faults,
    wall_faults,
    phone_faults,
    bridge_faults,
    _files,
)
