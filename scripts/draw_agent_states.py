"""Draws docs/developer/agent-states.md from the code that decides: the table in queue/agents.py and the fold.

.venv/bin/python scripts/draw_agent_states.py
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hotline import events
from hotline.events import Event
from hotline.queue.agents import STATE_TABLE, LiveAgent, Occupation
from hotline.queue.fold_agents import HANDLERS as AGENT_EVENTS
from hotline.queue.fold_calls import HANDLERS as CALL_EVENTS
from hotline.queue.live import LiveState

PAGE = Path(__file__).parent.parent / "docs" / "developer" / "agent-states.md"

INTRODUCTION = """\
# An agent's state

Drawn by `scripts/draw_agent_states.py` from [queue/agents.py](../../queue/agents.py) and the fold; do not edit it here.

An agent's state is never stored. Three things are kept, each changed by its own events, and the first line of the
table that fits gives the state.

| occupation | wish | phone | state |
|---|---|---|---|"""

AGENT, CALL, QUEUE = "1001", "call", "water"

#: What every event of an agent, or of a call with one, may be told.
_FIELDS: Mapping[str, object] = {
    "at": 9.0, "agent": AGENT, "call": CALL, "queue": QUEUE, "queues": (QUEUE,), "channel": "-", "reason": "busy",
    "ended_by": "caller", "to": "message", "caller": None, "dialled": "1111", "language": "ar", "message": "-",
    "path": "-", "step": "menu", "by": "key",
}  # fmt: skip

#: Events of which each spelling leads elsewhere.
_SPELLINGS: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "AgentPhoneChanged": {phone: {"phone": phone} for phone in ("unreachable", "idle", "in use")},
    "AgentMissed": {"": {}, "unreachable": {"reason": "unreachable"}},
    "TalkEnded": {"": {"wrap_up_seconds": 5.0}, "no wrap-up": {}},
}

#: How far the occupation must have come. Where others were lost the fold takes these earlier too; that is not drawn.
_AFTER: Mapping[str, Occupation] = {
    "AgentReserved": Occupation.FREE,
    "AgentRinging": Occupation.RESERVED,
    "AgentAnswered": Occupation.RINGING,
    "TalkEnded": Occupation.TALKING,
}

#: They end a call's wait as `CallAbandoned` does, which stands for all of them.
_NOT_DRAWN = frozenset({"CallFlowedOut", "CallResumed", "MessageStarted", "CallQueued"})

Part = Callable[[LiveAgent], str]
PARTS: Mapping[str, Part] = {
    "The wish": lambda agent: agent.wish,
    "The phone": lambda agent: agent.phone,
    "The occupation": lambda agent: agent.occupation,
}


def steps() -> Iterator[tuple[str, Event]]:
    """Yield each event that the live state hears, in every spelling that matters, and its label."""
    for kind in (*AGENT_EVENTS, *CALL_EVENTS):
        name = kind.__name__
        for spelling, fields in _SPELLINGS.get(name, {"": {}}).items():
            wanted: dict[str, Any] = {
                field: _FIELDS[field] for field in kind.__struct_fields__ if field in _FIELDS
            }
            yield f"{name} ({spelling})" if spelling else name, kind(**{**wanted, **fields})


def live_after(history: tuple[Event, ...]) -> LiveState:
    """Return the live state after a caller began to wait and this happened."""
    live = LiveState()
    live.apply(events.CallArrived(at=1.0, call=CALL, caller=None, dialled="1111", channel="-"))
    live.apply(events.CallQueued(at=1.0, call=CALL, queue=QUEUE, language="ar"))
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
        if (key := tuple(str(part(before)) for part in PARTS.values())) in seen:
            continue
        seen.add(key)
        for label, event in steps():
            kind = type(event).__name__
            if _AFTER.get(kind, before.occupation) is not before.occupation:
                continue
            after = live_after((*history, event)).agents[AGENT]
            for name, part in PARTS.items():
                if part(before) != part(after) and kind not in _NOT_DRAWN:
                    found[name][part(before), part(after)].add(label)
            ahead.append((*history, event))
    return found


def page() -> str:
    """Return the whole page."""
    rows = [f"| {' | '.join(str(cell or 'any') for cell in row)} |" for row in STATE_TABLE]
    text = [INTRODUCTION, *rows]
    for part, found in edges().items():
        text += ["", f"## {part}", "", "```mermaid", "stateDiagram-v2", *_diagram(found), "```"]
    return "\n".join(text) + "\n"


def _diagram(found: Mapping[tuple[str, str], set[str]]) -> Iterator[str]:
    for state in dict.fromkeys(state for pair in found for state in pair):
        yield f'    state "{state}" as {_name(state)}'
    for (before, after), labels in sorted(found.items()):
        # What every spelling of an event does needs no spelling.
        shown = sorted(label for label in labels if label.partition(" (")[0] not in labels - {label})
        yield f"    {_name(before)} --> {_name(after)}: {', '.join(shown)}"


def _name(state: str) -> str:
    return state.replace(" ", "_")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
