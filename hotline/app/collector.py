"""Keeps Python's garbage collector from stopping all calls at once, and from looking at what is no garbage.

A full collection looks at every object there is, in one go: with what a start makes (modules, tables, classes) that
took up to 0.6 s on a busy machine of two cores, in which no caller is connected with anybody.
"""

import contextlib
import gc
from collections.abc import Iterator

#: New objects before the youngest generation is looked at, and how many such looks before the next older one. Python's
#: own 700 is reached by one call.
THRESHOLDS = (10_000, 20, 20)


def calm() -> None:
    """Take what exists now out of the collector's sight, for good, and let it look less often at what is new.

    Call it once, when everything that lives as long as the process has been made.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


@contextlib.contextmanager
def resting() -> Iterator[None]:
    """Collect nothing while modules are imported.

    All that they make stays, and looking at it again and again is a quarter of the time that an import takes.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
