"""What our calls make of an agent: one table of transitions. Pure.

The fold changes an agent's occupation through `after` and in no other way; an event that is not in the table changes
nothing, and the live state counts it. Together with the agent's wish and the phone (`agents.py`) the occupation gives
the state that supervisors see.
"""

from collections.abc import Mapping
from enum import StrEnum


class Occupation(StrEnum):
    """What a call of ours makes of the agent."""

    # Enum's own hash is a Python function, and the fold asks for it all the time.
    __hash__ = str.__hash__

    FREE = "free"
    RESERVED = "reserved"
    RINGING = "ringing"
    TALKING = "talking"
    #: Talking, and the caller is on hold.
    HOLDING = "holding"
    #: Asks somebody else about the call; the caller hears music.
    CONSULTING = "consulting"
    #: Is asked about the call of a colleague: rung, talking with the colleague, or in a conference.
    CONSULTED = "consulted"
    WRAPPING_UP = "wrapping up"


class Change(StrEnum):
    """What happens to an agent: an event of the journal, or what follows from one."""

    # Enum's own hash is a Python function, and the fold asks for it all the time.
    __hash__ = str.__hash__

    RESERVED = "reserved"
    RUNG = "rung"
    ANSWERED = "answered"
    HELD = "caller held"
    RETRIEVED = "caller retrieved"
    #: Somebody else is asked about the call.
    ASKED = "expert asked"
    #: This is who is asked.
    CONSULTED = "consulted"
    #: The caller is bridged with the agent again, alone or in a conference.
    TAKEN_BACK = "caller taken back"
    #: The talk is over, and there is time for wrap-up.
    TALK_ENDED = "talk ended"
    WRAP_UP_ENDED = "wrap-up ended"
    #: The call went: missed, abandoned, ended, taken by somebody else, or talked without wrap-up.
    FREED = "freed"


_OFFERED = (Occupation.FREE, Occupation.WRAPPING_UP, Occupation.RESERVED, Occupation.RINGING)

#: Events can be lost: a phone that rings, or an answer, proves what came before.
TRANSITIONS: Mapping[tuple[Occupation, Change], Occupation] = {
    (Occupation.FREE, Change.RESERVED): Occupation.RESERVED,
    (Occupation.WRAPPING_UP, Change.RESERVED): Occupation.RESERVED,
    **{(before, Change.RUNG): Occupation.RINGING for before in _OFFERED[:3]},
    **{(before, Change.ANSWERED): Occupation.TALKING for before in _OFFERED},
    (Occupation.CONSULTED, Change.ANSWERED): Occupation.TALKING,
    (Occupation.TALKING, Change.HELD): Occupation.HOLDING,
    (Occupation.HOLDING, Change.RETRIEVED): Occupation.TALKING,
    (Occupation.FREE, Change.CONSULTED): Occupation.CONSULTED,
    (Occupation.TALKING, Change.ASKED): Occupation.CONSULTING,
    (Occupation.HOLDING, Change.ASKED): Occupation.CONSULTING,
    (Occupation.CONSULTING, Change.TAKEN_BACK): Occupation.TALKING,
    (Occupation.RESERVED, Change.TALK_ENDED): Occupation.WRAPPING_UP,
    (Occupation.RINGING, Change.TALK_ENDED): Occupation.WRAPPING_UP,
    (Occupation.TALKING, Change.TALK_ENDED): Occupation.WRAPPING_UP,
    (Occupation.HOLDING, Change.TALK_ENDED): Occupation.WRAPPING_UP,
    (Occupation.CONSULTING, Change.TALK_ENDED): Occupation.WRAPPING_UP,
    (Occupation.WRAPPING_UP, Change.WRAP_UP_ENDED): Occupation.FREE,
    **{
        (before, Change.FREED): Occupation.FREE
        for before in Occupation
        if before not in {Occupation.FREE, Occupation.WRAPPING_UP}
    },
}


def after(occupation: Occupation, change: Change) -> Occupation | None:
    """Return what the change makes of the occupation; None where it cannot be."""
    return TRANSITIONS.get((occupation, change))
