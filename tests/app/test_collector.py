"""The garbage collector of a controller that serves calls."""

import subprocess
import sys


def test_a_full_collection_passes_over_what_the_start_made() -> None:
    """What exists when calls are served first is never looked at again, and garbage that comes later still goes."""
    program = """
import gc, weakref
from hotline.app import collector
class Knot: pass
made_by_the_start = [Knot() for _ in range(50_000)]
collector.calm()
assert gc.get_freeze_count() > 50_000
assert len(gc.get_objects()) < 1_000, len(gc.get_objects())
knot = Knot(); knot.itself = knot; gone = weakref.ref(knot)
del knot
gc.collect()
assert gone() is None
"""
    # A process of its own: freezing cannot be told apart from a leak by the tests beside it.
    subprocess.run([sys.executable, "-c", program], check=True, timeout=30)
