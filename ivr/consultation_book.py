"""Consultations that go on, and what becomes of each: the facts in the journal, and who is let go.

A consultation has the channels on this node; how far it is (`Stage`) is what the journal says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hotline.clock import Clock
from hotline.events import (
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationEnded,
    Event,
    OutsideDialled,
    TransferFailed,
)
from hotline.events.transfers import ConsultationEnd
from hotline.queue.live import LiveState
from hotline.queue.transfers import LiveConsultation, Stage

from .legs import Leg, Legs


class Wish(StrEnum):
    """What the caller's coroutine is to do."""

    TAKE_BACK = "take back"
    HAND_OVER = "hand over"
    CONFERENCE = "conference"
    #: The agent is gone: nobody has the caller.
    LEAVE = "leave"


@dataclass(slots=True, eq=False)
class Consultation:
    """The channels of one, on this node."""

    call: str
    #: The agent's leg of the call.
    leg: Leg
    #: The agent who is asked; None where that is a department's number.
    expert: str | None
    #: What `OutsideDialled` calls the number; empty where an agent is asked.
    outside: str = ""
    expert_channel: str = ""
    expert_uniqueid: str = ""
    wish: Wish | None = None
    #: The caller's coroutine does as wished.
    bridging: bool = False
    #: The consultation is settled: Asterisk has done what was wished.
    settled: bool = False
    #: Since when the caller talks with a number outside, seconds since the epoch; None: does not.
    outside_since: float | None = None
    #: Brings the caller's coroutine back from its wait.
    wake: Callable[[], object] | None = None

    def want(self, wish: Wish) -> None:
        """Have the caller's coroutine do this next."""
        self.wish = wish
        if self.wake is not None:
            self.wake()


class ConsultationBook:
    """All of this node."""

    def __init__(
        self,
        append: Callable[[Event], object],
        live: Callable[[], LiveState],
        legs: Legs,
        hang_up: Callable[[str], object],
        clock: Clock,
    ) -> None:
        """`hang_up(channel)` ends a channel and returns at once."""
        self._append = append
        self._live = live
        self._legs = legs
        self._hang_up = hang_up
        self._clock = clock
        self._of_call: dict[str, Consultation] = {}

    def of(self, call: str) -> Consultation | None:
        """Return the consultation about this call."""
        return self._of_call.get(call)

    def begin(self, consultation: Consultation) -> None:
        """Follow one from now on."""
        self._of_call[consultation.call] = consultation

    def not_begun(self, consultation: Consultation) -> None:
        """Let go of one for which the agent was not led away: agent and caller talk on."""
        leg, now = consultation.leg, self._clock()
        leg.away = False
        self.forget(consultation.call)
        self.end(consultation, "failed", now)
        if self._live().calls[leg.call].consultation is not None:
            self._append(CallTakenBack(at=now, call=leg.call, agent=leg.agent, queue=leg.queue))

    def forget(self, call: str) -> None:
        """Let go of one that is over."""
        self._of_call.pop(call, None)

    def agent_gone(self, consultation: Consultation, at: float) -> None:
        """The agent's leg is gone: the caller stays with whom it talks with, or is left alone."""
        if self.stage(consultation) is Stage.CONFERENCE:
            self.left_conference(consultation, at)
            return
        # Who was asked went with the leg that rang them. `Legs` hears of the end next, and the call is on its way.
        self.end(consultation, "agent left", at)
        consultation.want(Wish.LEAVE)

    def taken_back(self, consultation: Consultation, at: float, *, estimated: bool = False) -> None:
        """Agent and caller talk again."""
        leg = consultation.leg
        consultation.settled, leg.away = True, False
        self.forget(consultation.call)
        self._append(
            CallTakenBack(at=at, call=leg.call, agent=leg.agent, queue=leg.queue, estimated=estimated)
        )

    def handed_over(self, consultation: Consultation, at: float, *, estimated: bool = False) -> None:
        """The caller has who was asked; the agent is done."""
        consultation.settled = True
        self.forget(consultation.call)
        before = consultation.leg
        self._legs.talk_ended(before.call, caller_hung_up=False, at=at)
        self.end(consultation, "completed", at)
        if consultation.expert is None:
            consultation.outside_since = at
            self._append(OutsideDialled(at=at, call=before.call, outside=consultation.outside))
        else:
            leg = Leg(before.call, consultation.expert, before.queue, before.wrap_up_seconds)
            leg.uniqueid, leg.channel = consultation.expert_uniqueid, consultation.expert_channel
            self._legs.take_over(leg, at, estimated=estimated)
        self._hang_up(before.channel)

    def conference_began(self, consultation: Consultation, at: float, *, estimated: bool = False) -> None:
        """All three talk."""
        leg = consultation.leg
        consultation.settled, leg.away = True, False
        began = ConferenceBegan(at=at, call=leg.call, agent=leg.agent, queue=leg.queue, estimated=estimated)
        self._append(began)

    def left_conference(self, consultation: Consultation, at: float) -> None:
        """The agent left: the others go on, and the caller is who was asked's."""
        leg, call = consultation.leg, self._live().calls.get(consultation.call)
        if call is not None and call.transfer is None and call.consultation is not None:
            self._append(transferred(call.call, leg, call.consultation, consultation.expert, at))
        self.handed_over(consultation, at)

    def conference_over(self, consultation: Consultation) -> None:
        """The caller is alone: nobody is left, or the conference never came about."""
        at = self._clock()
        if self.stage(consultation) is Stage.CONFERENCE:
            self.forget(consultation.call)
            self.end(consultation, "expert left", at)
        else:
            self._hang_up(consultation.expert_channel)
            self.end(consultation, "expert left", at)
            consultation.want(Wish.TAKE_BACK)

    def lost(self, consultation: Consultation, at: float) -> None:
        """Who was asked went before the caller came."""
        call = self._live().calls.get(consultation.call)
        given = call.transfer if call is not None else None
        if given is not None:
            failed = TransferFailed(
                at=at,
                call=consultation.call,
                agent=given.agent,
                kind=given.kind,
                target=given.target,
                reason="left",
            )
            self._append(failed)
        self.end(consultation, "expert left", at)
        consultation.want(Wish.TAKE_BACK)

    def end(self, consultation: Consultation, why: ConsultationEnd, at: float) -> None:
        """Write that who was asked is not with the agent any more, unless that is known."""
        if self.stage(consultation) in {None, Stage.OVER}:
            return
        ended = ConsultationEnded(at=at, call=consultation.call, agent=consultation.leg.agent, why=why)
        self._append(ended)

    def stage(self, consultation: Consultation) -> Stage | None:
        """Return how far it is, as the journal says; None where it knows of none."""
        call = self._live().calls.get(consultation.call)
        return call.consultation.stage if call is not None and call.consultation is not None else None


def transferred(
    call: str, leg: Leg, asked: LiveConsultation, expert: str | None, at: float
) -> CallTransferred:
    """Return the fact that the agent gives the caller to who is asked."""
    return CallTransferred(
        at=at,
        call=call,
        agent=leg.agent,
        kind="department" if expert is None else "agent",
        target=asked.target if expert is None else expert,
        way="conference" if asked.stage is Stage.CONFERENCE else "consultation",
        queue=leg.queue,
    )
