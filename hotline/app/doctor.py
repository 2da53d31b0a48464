"""Checks each thing that the hotline needs, and says how to mend what is missing.

`hotline up` runs the same checks and refuses to start where one of them is fatal.
"""

import os
import shutil
import socket
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hotline.asterisk import layout, ports
from hotline.asterisk.process import Process
from hotline.asterisk.program import ProgramError, find_program
from hotline.config_loader import Loaded
from hotline.paths import Paths
from hotline.prompts.catalogue import CatalogueError, load_catalogues
from hotline.recorder.takes import folder_fault
from hotline.voicemail.transcription.models import ModelProblem, check_models

from .lock import AlreadyRunningError, ProcessLock

Verdict = Literal["good", "warning", "bad"]

#: A host name that takes longer to resolve slows every SDP down, seconds.
SLOW_RESOLUTION_SECONDS = 0.2

#: What a day of a busy hotline writes at least.
WARN_FREE_MEGABYTES = 2_000


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check."""

    what: str
    verdict: Verdict
    #: What was seen.
    detail: str
    #: How to mend it; empty where nothing is to be mended.
    remedy: str = ""


def examine(loaded: Loaded) -> Iterator[Finding]:
    """Yield one finding for each check, in the order in which an operator would mend them. Takes no second."""
    checks: Sequence[Callable[[Loaded], Finding]] = [
        host_name,
        folder,
        secrets,
        disk,
        asterisk,
        prompts,
    ]
    for check in checks:
        yield check(loaded)
    yield from free_ports(loaded)
    yield from models(loaded, check_models(loaded.config))


def is_running(paths: Paths) -> bool:
    """Tell whether `hotline up` runs with this data folder."""
    return is_held(paths.run / "up.lock")


def is_held(path: Path) -> bool:
    """Tell whether a living process holds the lock."""
    lock = ProcessLock(path)
    try:
        lock.acquire()
    except AlreadyRunningError:
        return True
    except OSError:
        return False
    lock.release()
    return False


def asterisk_runs(paths: Paths) -> bool:
    """Tell whether the private Asterisk of this data folder runs, left by an earlier `hotline up` or beside one."""
    return Process.find(layout.pid_file(paths), str(layout.conf_file(paths))) is not None


def host_name(loaded: Loaded) -> Finding:
    """Asterisk looks the host's name up for every SDP; where it does not resolve, calls time out under load."""
    name = socket.gethostname()
    began = time.monotonic()
    try:
        socket.getaddrinfo(name, None)
    except OSError as error:
        remedy = f"add a line `127.0.1.1 {name}` to /etc/hosts"
        return Finding("host name", "bad", f"{name} does not resolve ({error})", remedy)
    took = time.monotonic() - began
    if took > SLOW_RESOLUTION_SECONDS:
        remedy = f"add a line `127.0.1.1 {name}` to /etc/hosts"
        return Finding("host name", "warning", f"{name} takes {took:.1f} s to resolve", remedy)
    return Finding("host name", "good", f"{name} resolves")


def folder(loaded: Loaded) -> Finding:
    """The data folder can be made and written."""
    data = loaded.paths.data
    fault = folder_fault(loaded.paths.recordings)
    if fault:
        return Finding("data folder", "bad", fault, "set node.data_dir to a folder without such characters")
    try:
        loaded.paths.create()
        with tempfile.TemporaryFile(dir=data) as file:
            file.write(b"1111")
    except OSError as error:
        remedy = f"give this user the folder (chown {os.getuid()} {data}) or set node.data_dir"
        return Finding("data folder", "bad", f"{data} cannot be written: {error.strerror}", remedy)
    return Finding("data folder", "good", str(data))


def secrets(loaded: Loaded) -> Finding:
    """Only the owner reads the passwords."""
    path = loaded.paths.secrets
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return Finding("secrets", "good", "made at the first start")
    except OSError as error:
        return Finding("secrets", "bad", f"{path}: {error.strerror}", f"give this user the file {path}")
    if mode & 0o077:
        return Finding("secrets", "bad", f"{path} can be read by others (mode {mode:o})", f"chmod 600 {path}")
    return Finding("secrets", "good", f"{path}, mode {mode:o}")


def disk(loaded: Loaded) -> Finding:
    """There is room for messages and recordings."""
    least = loaded.config.messages.min_free_megabytes
    free = shutil.disk_usage(_existing(loaded.paths.data)).free // 1_000_000
    detail = f"{free:,} MB free"
    remedy = f"free space below {loaded.paths.data}, or set node.data_dir to a larger disk"
    if free < least:
        return Finding("disk", "bad", f"{detail}, messages need {least:,} MB", remedy)
    if free < WARN_FREE_MEGABYTES:
        return Finding("disk", "warning", detail, remedy)
    return Finding("disk", "good", detail)


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path


def asterisk(loaded: Loaded) -> Finding:
    """There is an Asterisk that is new enough."""
    try:
        program = find_program(loaded.config)
    except ProgramError as error:
        return Finding("Asterisk", "bad", str(error), "scripts/setup gets one")
    return Finding("Asterisk", "good", f"{program.version}, {program.command[-1]}")


def prompts(loaded: Loaded) -> Finding:
    """Every prompt has a text in every language, and what speaks them is there."""
    try:
        catalogues = load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue)
    except CatalogueError as error:
        return Finding("prompts", "bad", str(error), "add the text to the catalogue that is named")
    if shutil.which("espeak-ng") is None:
        return Finding("prompts", "bad", "espeak-ng is not installed", "apt-get install espeak-ng")
    texts = sum(len(catalogue.texts) for catalogue in catalogues.values())
    return Finding("prompts", "good", f"{texts} texts in {', '.join(catalogues)}")


def free_ports(loaded: Loaded) -> Iterator[Finding]:
    """Nobody else listens where we want to."""
    config, paths = loaded.config, loaded.paths
    listeners = []
    if is_held(paths.run / "controller.lock"):
        yield Finding("controller", "good", "runs, and holds its ports")
    else:
        listeners += ports.of_controller(config)
    if config.asterisk.mode == "private" and asterisk_runs(paths):
        yield Finding("private Asterisk", "good", "runs, and holds its ports")
    elif config.asterisk.mode == "private":
        listeners += ports.of_asterisk(config)
    for listener in listeners:
        what = f"{listener.protocol} port {listener.port}"
        problem = ports.problem(listener)
        if problem is None:
            yield Finding(what, "good", f"{listener.host} is free for {listener.key}")
        else:
            remedy = f"see who has it: ss -lpn 'sport = :{listener.port}'"
            yield Finding(what, "bad", problem, remedy)


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
