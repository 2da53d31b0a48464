"""Draws docs/developer/agent-states.md from the code that decides: the tables in queue/, and the fold.

.venv/bin/python scripts/draw_agent_states.py
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hotline import events
from hotline.events import Event
from hotline.queue.agents import STATE_TABLE, LiveAgent
from hotline.queue.fold_agents import HANDLERS as AGENT_EVENTS
from hotline.queue.fold_calls import HANDLERS as CALL_EVENTS
from hotline.queue.fold_talks import HANDLERS as TALK_EVENTS
from hotline.queue.fold_transfers import HANDLERS as TRANSFER_EVENTS
from hotline.queue.live import LiveState
from hotline.queue.occupation import TRANSITIONS, Change, Occupation

PAGE = Path(__file__).parent.parent / "docs" / "developer" / "agent-states.md"

INTRODUCTION = """\
# An agent's state

Drawn by `scripts/draw_agent_states.py` from [queue/agents.py](../../queue/agents.py),
[queue/occupation.py](../../queue/occupation.py) and the fold; do not edit it here.

An agent's state is never stored. Three things are kept, each changed by its own events, and the first line of the
table that fits gives the state. Each change of it is logged once, by `queue/edges.py`: `agent changed` with the agent's
key, `before`, `by` and `after`.

| occupation | wish | phone | state |
|---|---|---|---|"""

OCCUPATION = """
## The occupation

What a call of ours makes of the agent. Drawn from `TRANSITIONS`; what is not in it changes nothing, and the live state
counts it as ignored."""

CHANGES = """
What happens is a change of that table; these events of the journal bring it about:

| change | events |
|---|---|"""

WISH = """
## The wish

What the agent asked for. A pause may have a reason; another one takes its place without an edge. `AgentMissed` pauses
after as many misses in a row as the queue's `rona_after`."""

PHONE = """
## The phone

What Asterisk knows of it, apart from our own calls. In use is also a phone that dials a feature code, from before
Asterisk tells so (`AgentHeldBack`) until after it has told otherwise."""

AGENT, CALL, QUEUE = "1001", "call", "water"

#: A colleague, who talks in another call.
COLLEAGUE, THEIR_CALL = "1002", "their call"

#: What every event of an agent, or of a call with one, may be told.
_FIELDS: Mapping[str, object] = {
    "at": 9.0, "agent": AGENT, "call": CALL, "queue": QUEUE, "queues": (QUEUE,), "channel": "-", "reason": "busy",
    "ended_by": "caller", "to": "message", "caller": None, "dialled": "1111", "language": "ar", "message": "-",
    "path": "-", "step": "menu", "by": "key", "until": 99.0, "fax": "-", "kind": "queue", "target": QUEUE,
    "way": "blind", "why": "cancelled", "outside": "-", "result": "busy",
}  # fmt: skip

#: Events of which each spelling leads elsewhere.
_SPELLINGS: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "AgentPhoneChanged": {phone: {"phone": phone} for phone in ("unreachable", "idle", "in use")},
    "AgentMissed": {"": {}, "unreachable": {"reason": "unreachable"}},
    "TalkEnded": {"": {"wrap_up_seconds": 5.0}, "no wrap-up": {}},
}

#: What befalls an agent in several steps, or in a colleague's call.
_STORIES: tuple[tuple[str, tuple[Event, ...]], ...] = (
    (
        "ConferenceBegan",
        (
            events.ConsultationAnswered(at=9.0, call=CALL, agent=AGENT),
            events.ConferenceBegan(at=9.0, call=CALL, agent=AGENT, queue=QUEUE),
        ),
    ),
    (
        "ConsultationBegan (asked)",
        (
            events.ConsultationBegan(
                at=9.0, call=THEIR_CALL, agent=COLLEAGUE, kind="agent", target=AGENT, expert=AGENT
            ),
        ),
    ),
    (
        "ConsultationEnded",
        (events.ConsultationEnded(at=9.0, call=THEIR_CALL, agent=COLLEAGUE, why="cancelled"),),
    ),
    (
        "AgentAnswered",
        (
            events.ConsultationAnswered(at=9.0, call=THEIR_CALL, agent=COLLEAGUE),
            events.CallTransferred(
                at=9.0,
                call=THEIR_CALL,
                agent=COLLEAGUE,
                kind="agent",
                target=AGENT,
                way="consultation",
                queue=QUEUE,
            ),
            events.TalkEnded(at=9.0, call=THEIR_CALL, agent=COLLEAGUE, ended_by="agent"),
            events.AgentAnswered(at=9.0, call=THEIR_CALL, agent=AGENT, queue=QUEUE),
        ),
    ),
)

Part = Callable[[LiveAgent], str]
Edges = Mapping[tuple[str, str], set[str]]


def _phone(agent: LiveAgent) -> str:
    return "in use" if agent.held_back and agent.phone == "idle" else agent.phone


PARTS: Mapping[str, Part] = {
    "occupation": lambda agent: agent.occupation,
    "wish": lambda agent: agent.wish,
    "phone": _phone,
}


def steps() -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Yield each event that the live state hears, in every spelling that matters, and its label."""
    yield from _STORIES
    for kind in (*AGENT_EVENTS, *CALL_EVENTS, *TALK_EVENTS, *TRANSFER_EVENTS):
        name = kind.__name__
        for spelling, fields in _SPELLINGS.get(name, {"": {}}).items():
            wanted: dict[str, Any] = {
                field: _FIELDS[field] for field in kind.__struct_fields__ if field in _FIELDS
            }
            yield f"{name} ({spelling})" if spelling else name, (kind(**{**wanted, **fields}),)


def live_after(history: tuple[Event, ...]) -> LiveState:
    """Return the live state after a caller began to wait and this happened."""
    live = LiveState()
    live.apply(events.CallArrived(at=1.0, call=CALL, caller=None, dialled="1111", channel="-"))
    live.apply(events.CallQueued(at=1.0, call=CALL, queue=QUEUE, language="ar"))
    live.apply(events.CallQueued(at=1.0, call=THEIR_CALL, queue=QUEUE, language="ar"))
    live.apply(events.AgentAnswered(at=1.0, call=THEIR_CALL, agent=COLLEAGUE, queue=QUEUE))
    live.known(AGENT)
    for event in history:
        live.apply(event)
    return live


def edges() -> dict[str, dict[tuple[str, str], set[str]]]:
    """Return, for each part, which events lead from where to where, over everything that can happen to an agent."""
    found: dict[str, dict[tuple[str, str], set[str]]] = {part: defaultdict(set) for part in PARTS}
    seen: set[tuple[str, ...]] = set()
    ahead: list[tuple[Event, ...]] = [()]
    while ahead:
        history = ahead.pop(0)
        before = live_after(history).agents[AGENT]
        if (key := (*(part(before) for part in PARTS.values()), before.phone)) in seen:
            continue
        seen.add(key)
        for label, happened in steps():
            after = live_after((*history, *happened)).agents[AGENT]
            for name, part in PARTS.items():
                if part(before) != part(after):
                    found[name][part(before), part(after)].add(label)
            ahead.append((*history, *happened))
    return found


def page() -> str:
    """Return the whole page."""
    found = edges()
    rows = [f"| {' | '.join(str(cell or 'any') for cell in row)} |" for row in STATE_TABLE]
    text = [
        INTRODUCTION,
        *rows,
        OCCUPATION,
        *_diagram(occupation_edges()),
        CHANGES,
        *_changes(found["occupation"]),
    ]
    for introduction, part in ((WISH, "wish"), (PHONE, "phone")):
        text += [introduction, *_diagram(found[part])]
    return "\n".join(text) + "\n"


def occupation_edges() -> Edges:
    """Return the table of transitions, by from and to."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (before, change), after in TRANSITIONS.items():
        found[before, after].add(change)
    return found


def _changes(found: Edges) -> Iterator[str]:
    """Yield a row for each change: the events that were seen to lead from its `from` to its `to`."""
    by_change: dict[Change, set[str]] = defaultdict(set)
    for (before, after), labels in found.items():
        (change,) = [
            change for (start, change), end in TRANSITIONS.items() if (start, end) == (before, after)
        ]
        by_change[change] |= {label.partition(" (")[0] for label in labels}
    for change in Change:
        yield f"| {change} | {', '.join(sorted(by_change[change]))} |"


def _diagram(found: Edges) -> Iterator[str]:
    yield from ("", "```mermaid", "stateDiagram-v2")
    order = [*Occupation, *(state for pair in found for state in pair)]
    for state in dict.fromkeys(state for state in order if any(state in pair for pair in found)):
        yield f'    state "{state}" as {_name(state)}'
    for (before, after), labels in sorted(found.items()):
        # What every spelling of an event does needs no spelling.
        shown = sorted(label for label in labels if label.partition(" (")[0] not in labels - {label})
        yield f"    {_name(before)} --> {_name(after)}: {', '.join(shown)}"
    yield "```"


def _name(state: str) -> str:
    return state.replace(" ", "_")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
