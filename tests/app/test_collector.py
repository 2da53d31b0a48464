"""The garbage collector of a controller that serves calls."""

import subprocess
import sys

BEGINNING = """
import gc, weakref
from hotline.app import collector
class Knot: pass
"""


def _run(program: str) -> None:
    # A process of its own: freezing cannot be told apart from a leak by the tests beside it.
    subprocess.run([sys.executable, "-c", BEGINNING + program], check=True, timeout=60)


def test_a_full_collection_passes_over_what_the_start_made() -> None:
    """What exists when calls are served first is never looked at again, and garbage that comes later still goes."""
    _run("""
made_by_the_start = [Knot() for _ in range(50_000)]
collector.calm()
assert gc.get_freeze_count() > 50_000
assert len(gc.get_objects()) < 1_000, len(gc.get_objects())
knot = Knot(); knot.itself = knot; gone = weakref.ref(knot)
del knot
gc.collect()
assert gone() is None
""")


def test_nothing_is_collected_while_modules_are_imported() -> None:
    """The collector rests until they are there, never looks at them again, and then works as before."""
    _run("""
with collector.resting():
    assert not gc.isenabled()
    modules = [Knot() for _ in range(50_000)]
assert gc.isenabled() and gc.get_freeze_count() > 50_000
knot = Knot(); knot.itself = knot; gone = weakref.ref(knot)
del knot
gc.collect()
assert gone() is None
""")
