"""Checks of what the hotline runs and says: Asterisk, prompts, speech models, and where they listen."""

import socket
from collections.abc import Iterator, Sequence

from hotline.asterisk import ports
from hotline.asterisk.program import ProgramError, find_program
from hotline.config.loader import Loaded
from hotline.dialplans.generator import render_all
from hotline.dialplans.view import RenderError
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.errors import CatalogueError, StudioError
from hotline.prompts.voices import silent_voices
from hotline.secrets import Secrets
from hotline.voicemail.transcription.models import ModelProblem

from .finding import Finding
from .running import asterisk_runs, is_held

#: How long a system's Asterisk may take to take a connection, seconds.
ANSWER_SECONDS = 2.0


def asterisk(loaded: Loaded) -> Finding:
    """There is an Asterisk that is new enough."""
    try:
        program = find_program(loaded.config)
    except ProgramError as error:
        named = loaded.config.asterisk.program is not None
        remedy = "name another one, or take asterisk.program out and run scripts/setup"
        return Finding("Asterisk", "bad", str(error), remedy if named else "scripts/setup gets one")
    return Finding("Asterisk", "good", f"{program.version}, {program.command[-1]}")


def asterisk_files(loaded: Loaded) -> Finding:
    """The configuration can be written in Asterisk's files. Raises `ProgramError` where there is no Asterisk."""
    config = loaded.config
    anything = Secrets(ami_password="-", agents=dict.fromkeys(config.agents, "-"))  # noqa: S106
    try:
        rendered = render_all(config, loaded.paths, anything, find_program(config))
    except RenderError as error:
        return Finding("Asterisk's files", "bad", str(error), f"correct {loaded.file}")
    return Finding("Asterisk's files", "good", f"{len(rendered)} can be written")


def prompts(loaded: Loaded) -> Finding:
    """Every prompt has a text in every language, and what speaks them is there."""
    try:
        catalogues = load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue)
    except CatalogueError as error:
        return Finding("prompts", "bad", str(error), "add the text to the catalogue that is named")
    try:
        silent = silent_voices(catalogues, loaded.config.prompts.recordings)
    except StudioError as error:
        return Finding("prompts", "bad", str(error), "correct the recordings that are named")
    if silent and silent[0].needed:
        return Finding("prompts", "bad", silent[0].what, silent[0].remedy)
    if silent:
        what = f"{silent[0].what}; recordings say every prompt, but notes and announcements stay unspoken"
        return Finding("prompts", "warning", what, silent[0].remedy)
    texts = sum(len(catalogue.texts) for catalogue in catalogues.values())
    return Finding("prompts", "good", f"{texts} texts in {', '.join(catalogues)}")


def free_ports(loaded: Loaded) -> Iterator[Finding]:
    """Nobody else listens where we want to."""
    config, paths = loaded.config, loaded.paths
    listeners: list[ports.Listener] = []
    if is_held(paths.run / "controller.lock"):
        yield Finding("controller", "good", "runs, and holds its ports")
    else:
        listeners += ports.of_controller(config)
    if config.asterisk.mode == "system":
        yield _manager(loaded)
    elif asterisk_runs(paths):
        yield Finding("private Asterisk", "good", "runs, and holds its ports")
    else:
        listeners += ports.of_asterisk(config)
    # SIP listens by UDP and by TCP: what is wrong with its host is said once.
    yield from dict.fromkeys(_port(listener) for listener in listeners)


def _manager(loaded: Loaded) -> Finding:
    """The system's own Asterisk answers; it may still be about to start, so nothing of it is fatal."""
    settings = loaded.config.asterisk
    place = f"{settings.ami_host}:{settings.ami_port}"
    try:
        socket.create_connection((settings.ami_host, settings.ami_port), timeout=ANSWER_SECONDS).close()
    except (OSError, UnicodeError) as error:
        remedy = "start it with the files of `hotline render`, or correct asterisk.ami_host and ami_port"
        return Finding("Asterisk's manager", "warning", f"nobody answers at {place} ({error})", remedy)
    return Finding("Asterisk's manager", "good", f"answers at {place}")


def _port(listener: ports.Listener) -> Finding:
    obstacle = ports.problem(listener)
    if obstacle is not None:
        return Finding(listener.key, "bad", obstacle.what, obstacle.remedy)
    what = f"{listener.protocol} port {listener.port}"
    return Finding(what, "good", f"{listener.host} is free for {listener.key}")


def models(loaded: Loaded, problems: Sequence[ModelProblem]) -> Iterator[Finding]:
    """The speech models can be read; calls and messages do without, so that nothing of it is fatal."""
    for problem in problems:
        yield Finding("speech model", "warning", f"{problem.key}: {problem.what}", problem.remedy)
    if problems:
        return
    named = loaded.config.transcription.models
    if named and loaded.config.transcription.engine != "none":
        yield Finding("speech model", "good", ", ".join(f"{key}: {path}" for key, path in named.items()))
    else:
        remedy = "name the folder of a model per language under [transcription] models"
        yield Finding("speech model", "warning", "none; messages stay without transcript", remedy)
