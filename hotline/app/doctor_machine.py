"""Checks of what the hotline stands on: the machine, its data folder, its database."""

import asyncio
import os
import shutil
import socket
import stat
import tempfile
import time
from pathlib import Path

from hotline.asterisk import layout
from hotline.asterisk.escaping import UnsafeValueError, dialplan_value
from hotline.config.loader import Loaded
from hotline.database import DatabaseError, database_url, probe
from hotline.recorder.takes import folder_fault
from hotline.secrets import Secrets, SecretsError

from .finding import Finding

#: A host name that takes longer to resolve slows every SDP down, seconds.
SLOW_RESOLUTION_SECONDS = 0.2


def host_name(loaded: Loaded) -> Finding:
    """Asterisk looks the host's name up for every SDP; where it does not resolve, calls time out under load."""
    name = socket.gethostname()
    began = time.monotonic()
    try:
        socket.getaddrinfo(name, None)
    except (OSError, UnicodeError) as error:
        remedy = f"add a line `127.0.1.1 {name}` to /etc/hosts"
        return Finding("host name", "bad", f"{name} does not resolve ({error})", remedy)
    took = time.monotonic() - began
    if took > SLOW_RESOLUTION_SECONDS:
        remedy = f"add a line `127.0.1.1 {name}` to /etc/hosts"
        return Finding("host name", "warning", f"{name} takes {took:.1f} s to resolve", remedy)
    return Finding("host name", "good", f"{name} resolves")


def folder(loaded: Loaded) -> Finding:
    """The data folder can be made and written, and its name can stand in Asterisk's files."""
    data = loaded.paths.data
    fault = _name_fault(loaded)
    if fault is not None:
        return Finding("data folder", "bad", fault, "set node.data_dir to a short path of plain characters")
    fault = _write_fault(loaded)
    if fault is not None:
        own = f"chown -R {os.getuid()} {data}; chmod -R u+rwX {data}"
        remedy = f"give this user the folder ({own}), or set node.data_dir to another"
        return Finding("data folder", "bad", fault, remedy)
    return Finding("data folder", "good", str(data))


def _name_fault(loaded: Loaded) -> str | None:
    paths = loaded.paths
    try:
        dialplan_value(paths.lifeboat)
    except UnsafeValueError as error:
        return str(error)
    if loaded.config.asterisk.mode == "private":
        return folder_fault(paths.recordings) or layout.socket_fault(paths)
    return folder_fault(paths.recordings)


def _write_fault(loaded: Loaded) -> str | None:
    folder = loaded.paths.data
    try:
        loaded.paths.create()
        for folder in loaded.paths.folders:
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"1111")
    except OSError as error:
        return f"{folder} cannot be written: {error.strerror}"
    return None


def secrets(loaded: Loaded) -> Finding:
    """Only the owner reads the passwords, and the hotline can."""
    path = loaded.paths.secrets
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            fault = f"{path} can be read by others (mode {mode:o})"
            return Finding("secrets", "bad", fault, f"chmod 600 {path}")
        Secrets.load(path)
    except FileNotFoundError:
        return Finding("secrets", "good", "made at the first start")
    except OSError as error:
        return Finding("secrets", "bad", f"{path}: {error.strerror}", f"give this user the file {path}")
    except SecretsError as error:
        return Finding("secrets", "bad", str(error))
    return Finding("secrets", "good", f"{path}, mode {mode:o}")


def disk(loaded: Loaded) -> Finding:
    """There is room for messages; `doctor_recordings` looks for that of recordings."""
    limits, folder = loaded.config.messages, loaded.paths.messages
    free = shutil.disk_usage(_existing(folder)).free // 1_000_000
    detail = f"{free:,} MB free"
    remedy = f"free space below {folder}, or set node.data_dir to a larger disk"
    if free < limits.min_free_megabytes:
        fault = f"{detail}, messages.min_free_megabytes asks for {limits.min_free_megabytes:,} MB"
        return Finding("disk", "bad", fault, remedy)
    if free < limits.warn_free_megabytes:
        return Finding("disk", "warning", f"{detail}, less than messages.warn_free_megabytes", remedy)
    return Finding("disk", "good", detail)


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path


def database(loaded: Loaded) -> Finding:
    """The database can be reached, and is none of a newer version."""
    try:
        seen = asyncio.run(probe(database_url(loaded.config, loaded.paths)))
    except DatabaseError as error:
        return Finding("database", "bad", str(error))
    return Finding("database", "good", seen)
