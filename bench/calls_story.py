"""From SIPp's traces to callers and offers: who was rung for whom, and what became of it. Pure functions.

A caller's Call-ID tells the number that the caller shows (`number_of`), and the agents' SIPp writes the number that
each INVITE shows into a file of its own (`read_numbers`): so offers and callers find each other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from calls_trace import Message

_user = re.compile(r"INVITE sip:([^@]+)@")
_status = re.compile(r"SIP/2\.0 (\d{3})")

#: A leg whose BYE is noted a moment after the next INVITE: SIPp notes what it sent later than what it received.
CLOCK_SECONDS = 0.005


@dataclass(slots=True)
class Caller:
    """One call to the hotline, as the caller's telephone saw it. Times are seconds since the epoch."""

    number: str
    dialled_at: float
    #: The hotline answered; the wait begins.
    answered_at: float | None = None
    ended_at: float | None = None
    #: The caller hung up, and not the hotline.
    left: bool = False


@dataclass(slots=True)
class Offer:
    """One ring of one agent's telephone."""

    agent: str
    #: The number that the INVITE showed.
    caller: str
    invited_at: float
    answered_at: float | None = None
    #: The BYE of either side, the refusal or the CANCEL; None where it goes on.
    ended_at: float | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A round."""

    #: By the number that they show.
    callers: Mapping[str, Caller] = field(default_factory=dict)
    #: In the order of their INVITEs.
    offers: tuple[Offer, ...] = ()

    def answered(self) -> dict[str, Offer]:
        """Return the first offer that was answered, by caller."""
        found: dict[str, Offer] = {}
        for offer in self.offers:
            if offer.answered_at is not None:
                found.setdefault(offer.caller, offer)
        return found

    def first_offers(self) -> dict[str, Offer]:
        """Return the first offer of each caller who was offered at all."""
        found: dict[str, Offer] = {}
        for offer in self.offers:
            found.setdefault(offer.caller, offer)
        return found


def number_of(group: int, count: int) -> str:
    """Return the number of the group's caller `count`, from 1 on: a mobile of Oman, without the plus."""
    return f"968{90_000_000 + 100_000 * group + count}"


def number_in(call_id: str) -> str:
    """Return the number that a caller shows whose Call-ID is `<group>x<count>@…`."""
    group, _, count = call_id.partition("@")[0].partition("x")
    return number_of(int(group), int(count))


def read_numbers(text: str) -> dict[str, str]:
    """Return the caller's number by Call-ID of the agent's leg, from the lines `Call-ID number` that SIPp wrote."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        call_id, _, number = line.strip().partition(" ")
        if number:
            found.setdefault(call_id, number.lstrip("+"))
    return found


def read_story(callers: Iterable[Message], agents: Iterable[Message], numbers: Mapping[str, str]) -> Story:
    """Return the story of a round; `numbers` is what `read_numbers` found."""
    return Story(
        _callers(callers), tuple(sorted(_offers(agents, numbers), key=lambda offer: offer.invited_at))
    )


def _callers(messages: Iterable[Message]) -> dict[str, Caller]:
    found: dict[str, Caller] = {}
    for one in messages:
        number = number_in(one.call_id)
        if one.sent and one.first_line.startswith("INVITE "):
            found.setdefault(number, Caller(number, one.at))
        elif (caller := found.get(number)) is not None:
            _tell_caller(caller, one)
    return found


def _tell_caller(caller: Caller, one: Message) -> None:
    method = one.first_line.partition(" ")[0]
    if not one.sent and one.sequence.endswith("INVITE") and " 200 " in one.first_line:
        caller.answered_at = caller.answered_at or one.at
    elif method in ("BYE", "CANCEL") and caller.ended_at is None:
        caller.ended_at, caller.left = one.at, one.sent


def _offers(messages: Iterable[Message], numbers: Mapping[str, str]) -> Iterable[Offer]:
    found: dict[str, Offer] = {}
    for one in messages:
        invited = None if one.sent else _user.match(one.first_line)
        if invited is not None:
            found.setdefault(one.call_id, Offer(invited[1], numbers.get(one.call_id, ""), one.at))
        elif (offer := found.get(one.call_id)) is not None:
            _tell_offer(offer, one)
    return found.values()


def _tell_offer(offer: Offer, one: Message) -> None:
    status = _status.match(one.first_line)
    code = int(status[1]) if status and one.sent and one.sequence.endswith("INVITE") else 0
    if 200 <= code < 300:
        offer.answered_at = offer.answered_at or one.at
    elif code >= 300 or one.first_line.startswith(("BYE ", "CANCEL ")):
        offer.ended_at = offer.ended_at or one.at
