"""How many messages may be written down at a time, and what memory an engine may take: pure sums.

Measured (docs/decisions/0010-transcription.md): an engine's process takes 2.2 to 2.6 times its models' size on disk
and 120 MB; a message of ten minutes adds less than 150 MB.
"""

from collections.abc import Iterable
from pathlib import Path

from hotline.config import Transcription

#: What a process takes without any model, and what a long message adds.
BASE_BYTES = 270_000_000

#: Memory for each byte of a model's files.
MODEL_FACTOR = 2.6

#: A process that takes so many times its models, and so much besides, is out of hand.
MOST_FACTOR = 5.0
MOST_BASE_BYTES = 1_000_000_000


def models_bytes(folders: Iterable[Path]) -> int:
    """Return the size of the models' files; a folder that serves several languages counts once."""
    files = (file for folder in set(folders) for file in folder.rglob("*"))
    return sum(file.stat().st_size for file in files if file.is_file())


def engine_bytes(models: int) -> int:
    """Return the memory to reckon with for one engine whose models have that size."""
    return BASE_BYTES + int(models * MODEL_FACTOR)


def most_bytes(rules: Transcription, models: int) -> int:
    """Return the memory above which an engine's process is ended."""
    if rules.max_memory_megabytes is not None:
        return rules.max_memory_megabytes * 1_000_000
    return MOST_BASE_BYTES + int(models * MOST_FACTOR)


def workers_for(rules: Transcription, models: int, *, cores: int, free_bytes: int) -> int:
    """Return how many engines to run: as configured; else one core is left to calls, and half of the free memory."""
    if rules.workers is not None:
        return rules.workers
    return max(1, min(cores - 1, free_bytes // 2 // engine_bytes(models)))
