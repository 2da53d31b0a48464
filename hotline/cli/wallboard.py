"""What `hotline queue` shows: who waits, who works, and today's numbers, in the size that the terminal has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.table import Table
from rich.text import Text

from hotline.config import Agent, Queue
from hotline.queue.agents import AgentState
from hotline.queue.callbacks import CallbackState
from hotline.queue.calls import IN_LINE
from hotline.queue.statistics import measures
from hotline.queue.statistics.figures import QueueFigures
from hotline.queue.statistics.today import LiveStatistics

from .report_format import duration

#: Lines of the picture beside queues and agents: title, headings, summaries and the lines between.
FRAME_LINES = 8

#: Width of an agent in the list.
AGENT_WIDTH = 38

#: Colours of the states that matter at a glance.
STYLES = {
    AgentState.AVAILABLE: "green",
    AgentState.TALKING: "cyan",
    AgentState.HOLDING: "cyan",
    AgentState.RINGING: "yellow",
    AgentState.PAUSED: "magenta",
    AgentState.UNREACHABLE: "red",
}

#: Call-backs that wait for their turn.
PENDING = frozenset({CallbackState.WAITING, CallbackState.DIALLING, CallbackState.RESTING})


class Wallboard:
    """Draws the statistics of these queues, and the agents who serve them."""

    def __init__(
        self, statistics: LiveStatistics, queues: Mapping[str, Queue], agents: Mapping[str, Agent]
    ) -> None:
        self._statistics = statistics
        self._queues = queues
        self._agents = {key: agent for key, agent in agents.items() if set(agent.queues) & set(queues)}

    def picture(self, now: float, height: int | None = None) -> Group:
        """Return the picture of this moment, in so many lines; all of it where no height is given.

        What does not fit is counted in words; queues with callers come first then, and agents who are signed in.
        """
        agents = self._agent_cells(now)
        room = None if height is None else max(2, height - FRAME_LINES)
        queues = list(self._queues)
        if room is not None and len(queues) > room - min(2, len(agents)):
            queues = self._longest_first(now)
        shown = queues if room is None else queues[: max(1, room - min(2, len(agents)))]
        parts: list[object] = [self._title(now), self._queue_table(shown, now)]
        if len(shown) < len(queues):
            parts.append(Text(f"and {len(queues) - len(shown)} more queues (--queue NAME shows one)", "dim"))
        parts += [self._callbacks(now), Text(), self._summary()]
        parts.append(_Cells(agents, None if room is None else room - len(shown)))
        return Group(*parts)  # type: ignore[arg-type]

    # --- queues ---

    def _title(self, now: float) -> Text:
        local = self._statistics.calendar.local(now)
        return Text.assemble(("hotline  ", "bold"), f"{local:%A %d %B %Y  %H:%M:%S}")

    def _longest_first(self, now: float) -> list[str]:
        return sorted(self._queues, key=lambda name: -self._longest_wait(name, now))

    def _queue_table(self, names: Sequence[str], now: float) -> Table:
        today, quarter = self._statistics.queues_today(), self._statistics.queues_in_interval()
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", expand=False)
        table.add_column("\nqueue", no_wrap=True, max_width=14)
        for heading in (
            "\nwait", "\nlongest", "\nfree", "\ntalk", "today\noff.", "\nansw.", "\nab.", "\nSL",
            "quarter\no/an/ab", "\nSL", "wait\nerr.",
        ):  # fmt: skip
            table.add_column(heading, justify="right", no_wrap=True)
        for name in names:
            table.add_row(Text(name), *self._now(name, now), *_numbers(today[name], quarter[name]))
        return table

    def _now(self, name: str, now: float) -> tuple[Text, str, str, str]:
        live = self._statistics.statistics.live
        waiting = live.waiting(name)
        signed_in = live.agents_signed_in(name)
        free = sum(live.agents[agent].state is AgentState.AVAILABLE for agent in signed_in)
        talking = sum(call.queue == name and str(call.state) == "talking" for call in live.calls.values())
        longest = duration(self._longest_wait(name, now)) if waiting else "–"
        late = self._longest_wait(name, now) > self._queues[name].service_level_seconds
        style = "bold red" if late else ""
        return Text(str(waiting), style), longest, f"{free}/{len(signed_in)}", str(talking)

    def _longest_wait(self, name: str, now: float) -> float:
        calls = self._statistics.statistics.live.calls.values()
        waits = (now - call.queued_at for call in calls if call.queue == name and call.state in IN_LINE)
        return max(waits, default=0.0)

    def _callbacks(self, now: float) -> Text:
        found = [
            callback
            for callback in self._statistics.statistics.live.callbacks.values()
            if callback.state in PENDING and callback.queue in self._queues
        ]
        if not found:
            return Text("call-backs waiting: none", "dim")
        oldest = duration(max(now - callback.since for callback in found))
        counts = Counter(callback.queue for callback in found)
        names = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        return Text(f"call-backs waiting: {names}; the oldest for {oldest}")

    # --- agents ---

    def _summary(self) -> Text:
        live = self._statistics.statistics.live.agents
        states = Counter(live[key].state if key in live else AgentState.SIGNED_OUT for key in self._agents)
        text = Text("agents  ", "bold")
        counted = [
            (f"{states[state]} {state}", STYLES.get(state, "")) for state in AgentState if states[state]
        ]
        for place, (words, style) in enumerate(counted):
            text.append(" · " if place else "", "dim").append(words, style)
        return text if counted else Text("agents  none", "dim")

    def _agent_cells(self, now: float) -> list[Text]:
        """Return a cell for each agent who is signed in, by the order of the states and then of the names."""
        live = self._statistics.statistics.live.agents
        order = list(AgentState)
        found = [(live[key], agent) for key, agent in self._agents.items() if key in live]
        signed_in = [(one, agent) for one, agent in found if one.state is not AgentState.SIGNED_OUT]
        signed_in.sort(key=lambda pair: (order.index(pair[0].state), pair[1].name))
        return [self._agent_cell(one.agent, agent.name, one.state, now) for one, agent in signed_in]

    def _agent_cell(self, key: str, name: str, state: AgentState, now: float) -> Text:
        doing = self._statistics.statistics.doing(key)
        since = duration(max(0.0, now - doing.since)) if doing is not None else ""
        what = str(state)
        if doing is not None and (doing.reason or doing.queue):
            what += f" ({doing.reason or doing.queue})"
        cell = Text(f"{name} ")
        cell.truncate(AGENT_WIDTH // 2, overflow="ellipsis")
        cell.append(f"{what} ", STYLES.get(state, ""))
        cell.truncate(AGENT_WIDTH - len(since) - 1, overflow="ellipsis")
        return cell.append(f" {since}", "dim")


class _Cells:
    """Cells side by side, in no more than so many lines."""

    def __init__(self, cells: Sequence[Text], lines: int | None) -> None:
        self._cells = cells
        self._lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = max(1, options.max_width // (AGENT_WIDTH + 2))
        cells: Iterable[Text] = self._cells
        fits = len(self._cells) if self._lines is None else max(1, self._lines) * columns
        if len(self._cells) > fits:
            more = len(self._cells) - fits + 1
            cells = [*self._cells[: fits - 1], Text(f"and {more} more agents", "dim")]
        table = Table.grid(padding=(0, 2, 0, 0))
        for _ in range(columns):
            table.add_column(width=AGENT_WIDTH, no_wrap=True)
        row: list[Text] = []
        for cell in cells:
            row.append(cell)
            if len(row) == columns:
                table.add_row(*row)
                row = []
        if row:
            table.add_row(*row)
        yield table


def _numbers(today: QueueFigures, quarter: QueueFigures) -> tuple[str, ...]:
    return (
        str(today.offered), str(today.answered), str(today.abandoned), _rate(measures.service_level(today)),
        f"{quarter.offered}/{quarter.answered}/{quarter.abandoned}", _rate(measures.service_level(quarter)),
        _seconds(measures.expected_wait_error(today)),
    )  # fmt: skip


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f} s"
