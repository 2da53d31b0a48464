"""What a round costs: CPU of the systems under test, and what other programs took meanwhile."""

import os
import resource
import time

import psutil
from calls_house import CpuSeconds, House
from calls_load import Telephones
from house import used_by


class Meter:
    """Counts from its making on."""

    def __init__(self, house: House, telephones: Telephones) -> None:
        self._house = house
        self._telephones = telephones
        self._began = time.monotonic()
        self._systems = house.cpu_seconds()
        self._ours = self._all_of_us()
        self._busy = _busy_seconds()

    def used(self) -> CpuSeconds:
        """Return what Asterisk and the controller have used."""
        return self._house.cpu_seconds().since(self._systems)

    def others_percent(self) -> float:
        """Return what programs that do not belong to the benchmark have used, percent of all cores."""
        seconds = (time.monotonic() - self._began) * (os.cpu_count() or 1)
        others = _busy_seconds() - self._busy - (self._all_of_us() - self._ours)
        return max(0.0, 100 * others / seconds)

    def _all_of_us(self) -> float:
        """Asterisk, the controller, the agents' SIPp, ourselves and children that have ended: the callers' SIPp."""
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        running = (os.getpid(), self._telephones.agents_pid)
        systems = self._house.cpu_seconds().both
        return systems + ended.ru_utime + ended.ru_stime + sum(used_by(pid) for pid in running)


def _busy_seconds() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait - times.guest - times.guest_nice)
