"""How long a line takes to run empty whose agents serve other lines as well: whose time goes where. Pure.

Every agent takes the oldest call of all lines that they serve. So they spend their time where the wait is longest,
until these lines wait equally long or have all of them. Seen as fluids, with the work of each line in agent-seconds,
that is the division of the agents' time that evens out

    wait = work of the line / agents' time that it gets

It is found by steps: every agent's time is divided anew in proportion to what each line was given before, times the
wait that came of it. For agents who all serve the same lines the first division is right at once.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Line = TypeVar("Line", bound=Hashable)

#: Divisions at least and at most; between them, as many as `LOOKS` shares of agents allow.
LEAST_STEPS, MOST_STEPS, LOOKS = 2, 12, 1000


@dataclass(frozen=True, slots=True)
class _Group(Generic[Line]):
    """Agents who serve the same lines."""

    lines: tuple[Line, ...]
    agents: int
    #: Agents for each agent-second of work, where they divide their time by the work in their lines.
    unit: float


class Division(Generic[Line]):
    """The agents of a moment and what they have to do; answers for each line.

    The agents of the line in question are divided as above. Those of other lines who could not help it are taken to
    divide their time by the work in their lines: so a question looks only at the agents who serve its line.
    """

    def __init__(self, work: Mapping[Line, float], agents: Mapping[tuple[Line, ...], int]) -> None:
        """`work` is what waits in each line, agent-seconds; `agents` how many serve each set of lines."""
        self._work = work
        self._serving: dict[Line, list[_Group[Line]]] = {}
        self._given: Counter[Line] = Counter()
        self._beside: dict[Line, frozenset[Line]] = {}
        for lines, count in agents.items():
            total = sum(work.get(line, 0.0) for line in lines)
            group = _Group(lines, count, count / total if total else 0.0)
            for line in lines:
                self._serving.setdefault(line, []).append(group)
                self._given[line] += group.unit * work.get(line, 0.0)  # type: ignore[assignment]  # counts parts

    def beside(self, own: Line) -> frozenset[Line]:
        """Return the lines that agents of the line `own` serve, itself among them; none where nobody serves it."""
        found = self._beside.get(own)
        if found is None:
            groups = self._serving.get(own, ())
            found = self._beside[own] = frozenset(line for group in groups for line in group.lines)
        return found

    def drain_seconds(self, ahead: Mapping[Line, float], own: Line) -> float | None:
        """Return after how many seconds the line `own` has done the work `ahead`; None where nobody serves it.

        `ahead` has the work of each line that is done first, agent-seconds, above 0; that of `own` is in it.
        """
        groups = self._serving.get(own)
        if not groups:
            return None
        rows: Counter[tuple[Line, ...]] = Counter()
        for group in groups:
            rows[tuple(line for line in group.lines if line in ahead)] += group.agents
        if len(rows) == 1 and (own,) in rows:
            return ahead[own] / rows[own,]
        given = self._elsewhere(groups, rows, own)
        # Nobody of these agents is idle before the line is empty, so that no other line can delay it any longer.
        latest = sum(ahead[line] for line in given) / sum(rows.values())
        return min(latest, _even_out(ahead, rows, given)[own])

    def _elsewhere(
        self, groups: Iterable[_Group[Line]], rows: Iterable[tuple[Line, ...]], own: Line
    ) -> dict[Line, float]:
        """Return what time the lines of `rows` get from agents who do not serve `own`, agents."""
        given = {line: float(self._given[line]) for lines in rows for line in lines}
        given[own] = 0.0
        for group in groups:
            for line in group.lines:
                if line in given and line != own:
                    given[line] = max(0.0, given[line] - group.unit * self._work.get(line, 0.0))
        return given


def _even_out(
    work: Mapping[Line, float], agents: Mapping[tuple[Line, ...], int], elsewhere: Mapping[Line, float]
) -> dict[Line, float]:
    """Return the wait of each line, seconds; `elsewhere` is the time that it gets beside that of these agents."""
    waits = {line: work[line] for line in elsewhere}
    rows = [(count, dict.fromkeys(lines, 1.0)) for lines, count in agents.items()]
    looks = sum(len(shares) for _, shares in rows)
    for _ in range(max(LEAST_STEPS, min(MOST_STEPS, LOOKS // looks))):
        given = dict(elsewhere)
        for count, shares in rows:
            total = 0.0
            for line in shares:
                shares[line] *= waits[line]
                total += shares[line]
            for line in shares:
                shares[line] *= count / total
                given[line] += shares[line]
        waits = {line: work[line] / time for line, time in given.items()}
    return waits
