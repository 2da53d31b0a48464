"""The process that draws one recording: `python -m hotline.recorder.picture.process`; `pictures.py` starts it.

An `Order` comes on stdin, the picture goes to stdout. Where there is none, it ends with 1 and the reason on stderr.
Decoding hours takes seconds and matplotlib much memory, so both end with this process, which takes the processor only
when nobody else wants it.
"""

import io
import os
import sys
from contextlib import closing
from pathlib import Path

import msgspec

from hotline.parent_process import end_with_parent
from hotline.recorder.archive.container import SealBrokenError
from hotline.recorder.archive.exporting import ExportError, Sound
from hotline.recorder.archive.keys import KeyRing, KeyRingError
from hotline.recorder.archive.metadata import RATE
from hotline.recorder.archive.reading import AudioReader
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.archive.storages import Storages

from .drawing import COLUMNS, draw
from .order import Order
from .shape_json import shape_json
from .waveform import Shape

#: The lowest priority there is (setpriority(2)).
NICENESS = 19


def make(order: Order) -> bytes:
    """Return the picture. Raises `ExportError`, `KeyRingError`, `SealBrokenError`, `StorageError`, `ValueError`."""
    source = Storages(Path(order.folder)).named(order.storage).open(order.path)
    keys = KeyRing(Path(order.keys)) if order.keys else None
    with AudioReader(source, keys) as audio, closing(Sound(audio)) as sound:
        shape = Shape(sound.frames, COLUMNS, RATE)
        for block in sound.blocks():
            shape.add(block)
    if order.kind == "json":
        return shape_json(shape.waveform())
    picture = io.BytesIO()
    draw(shape.waveform(), order.gaps, order.segments, picture, order.kind)
    return picture.getvalue()


def main(parent: int) -> int:
    """Draw, and return the exit status; end at once if the process with this identifier does."""
    if not end_with_parent(parent):
        return 1
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    try:
        picture = make(order)
    except (ExportError, KeyRingError, SealBrokenError, StorageError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(picture)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
