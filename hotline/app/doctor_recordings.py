"""What recordings need: their keys, their storage, and room on the disk.

Nothing here is fatal: calls are served without recordings, and what was recorded waits.
"""

import asyncio
import shutil

from hotline.config.loader import Loaded
from hotline.recorder.archive.keys import KeyRing, KeyRingError
from hotline.recorder.archive.naming import SEALED
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.archive.storages import Storages, storage_name
from hotline.recorder.spool import QUARANTINE, set_aside_calls

from .finding import Finding

#: An object store that has not answered by then does not serve us, seconds.
STORAGE_SECONDS = 15.0


def recording_keys(loaded: Loaded) -> Finding:
    """The key ring can be read, every key in it is whole, and it is there where recordings need it."""
    remedy = "until then recordings wait unencrypted"
    ring = KeyRing(loaded.paths.recording_keys)
    try:
        detail = ring.check()
    except KeyRingError as error:
        return Finding("recording keys", "warning", str(error), remedy)
    if not ring.path.exists() and any(loaded.paths.recordings.glob(f"[0-9]*/*/*/*{SEALED}")):
        detail = f"the key ring {ring.path} is gone, and recordings need it: put back its backup"
        return Finding("recording keys", "warning", detail, remedy)
    return Finding("recording keys", "good", detail)


def recording_storage(loaded: Loaded) -> Finding:
    """Finished recordings can be stored."""
    name = storage_name(loaded.config.recording.storage)
    try:
        storage = Storages(loaded.paths.recordings).named(name)
        asyncio.run(asyncio.wait_for(storage.check(), STORAGE_SECONDS))
    except StorageError as error:
        return Finding(
            "recording storage", "warning", str(error), "recordings wait on this disk until it is back"
        )
    except TimeoutError:
        detail = f"{name} has not answered for {STORAGE_SECONDS:.0f} s"
        return Finding(
            "recording storage", "warning", detail, "recordings wait on this disk until it is back"
        )
    return Finding("recording storage", "good", name)


def recording_quarantine(loaded: Loaded) -> Finding:
    """Of every call that was recorded a recording could be made."""
    calls = set_aside_calls(loaded.paths.recordings)
    if not calls:
        return Finding("recording quarantine", "good", "empty")
    folder = loaded.paths.recordings / QUARANTINE
    detail = f"no recording can be made of {len(calls)} calls: their raw files, unencrypted, are in {folder}"
    remedy = "`hotline journal` says why; move them to raw/ to try again (after an update), or delete them"
    return Finding("recording quarantine", "warning", detail, remedy)


def recording_space(loaded: Loaded) -> Finding:
    """There is room for what is being recorded."""
    rules = loaded.config.recording
    free = shutil.disk_usage(loaded.paths.recordings).free // 1_000_000
    detail = f"{free:,} MB free for recordings"
    remedy = (
        f"free space below {loaded.paths.recordings}, shorten recording.keep_days, or set recording.storage"
    )
    if free < rules.min_free_megabytes:
        fault = (
            f"{detail}: nothing is recorded below {rules.min_free_megabytes:,} (recording.min_free_megabytes)"
        )
        return Finding("recording space", "warning", fault, remedy)
    if free < rules.warn_free_megabytes:
        return Finding("recording space", "warning", detail, remedy)
    return Finding("recording space", "good", detail)
