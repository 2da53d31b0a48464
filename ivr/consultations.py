"""Consultations that go on: who takes part by which channel, and what the caller's coroutine is to do next.

The agent's leg is led out of the talk into `hotline-consultation` (`dialplans/parts/consultations.conf.j2`), whose
Dial rings who is asked; so it needs no controller, and one that dies loses nobody. The caller's coroutine keeps the
caller with music and waits for a wish (`consultation.py`). What happens meanwhile comes as AMI events and is written to
the journal here:

| AMI event | of | means |
|---|---|---|
| DialBegin | the agent's leg → who is asked | its channel |
| BridgeEnter | who is asked | ConsultationAnswered; after `complete` the caller has them |
| BridgeEnter | the agent's leg | after a consultation: CallTakenBack |
| BridgeEnter | the caller | after `conference`: ConferenceBegan |
| UserEvent | the agent's leg | Dial is over: the caller is wanted back |
| Hangup | who is asked, in a conference | ConsultationEnded |
| BridgeLeave, Hangup | the agent's leg | in a conference: the caller stays with who was asked; before: is left alone |
"""

from collections.abc import Callable, Mapping
from functools import cached_property

from hotline.asterisk.ami import AmiEvent
from hotline.events import AgentPhoneChanged, ConsultationAnswered
from hotline.events.transfers import ConsultationEnd
from hotline.queue.transfers import Stage

from .consultation_book import Consultation, ConsultationBook, Wish

#: How `hotline-consultation` tells that its Dial is over.
DIAL_IS_OVER = "HotlineConsultation"

#: Why who was asked did not answer, by DIALSTATUS.
_WHY: Mapping[str, ConsultationEnd] = {
    "BUSY": "busy",
    "NOANSWER": "no answer",
    "CANCEL": "no answer",
    "CHANUNAVAIL": "unreachable",
    "CONGESTION": "unreachable",
}

#: Q.850 cause with which somebody says no (SIP 603); one of a busy phone is 17 (SIP 486), its DIALSTATUS BUSY.
_REJECTED = "21"


class Consultations(ConsultationBook):
    """Hears of them from Asterisk and from the callers' coroutines."""

    @cached_property
    def _handlers(self) -> Mapping[str, Callable[[AmiEvent, float], None]]:
        return {
            "DialBegin": self._dial_begin,
            "BridgeEnter": self._bridge_enter,
            "BridgeLeave": self._bridge_leave,
            "UserEvent": self._user_event,
            "Hangup": self._hangup,
        }

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event, before `Legs` does; others than those of the table are ignored."""
        handler = self._handlers.get(event.name)
        if handler is not None and (self._of_call or event.name == "UserEvent"):
            handler(event, event.at or self._clock())

    # --- what the caller's coroutine tells ---

    def caller_left(self, call: str) -> None:
        """The caller hung up; those who talk with each other may go on, and are rung for nothing meanwhile."""
        consultation, now = self._of_call.pop(call, None), self._clock()
        if consultation is None:
            return
        stage = self.stage(consultation)
        if stage in {Stage.TALKING, Stage.CONFERENCE}:
            for agent in filter(None, (consultation.leg.agent, consultation.expert)):
                self._append(AgentPhoneChanged(at=now, agent=agent, phone="in use"))
        else:
            self._hang_up(consultation.leg.channel)
        self.end(consultation, "caller left", now)

    def bridge_ended(self, consultation: Consultation, *, worked: bool) -> None:
        """The caller is back from the bridge that was wished; writes what the AMI events have not told."""
        wish, now = consultation.wish, self._clock()
        consultation.bridging, consultation.wish = False, None
        if self._of_call.get(consultation.call) is not consultation:
            return
        if wish is Wish.CONFERENCE:
            self.conference_over(consultation)
        elif worked and not consultation.settled:
            (self.taken_back if wish is Wish.TAKE_BACK else self.handed_over)(
                consultation, now, estimated=True
            )
        elif wish is Wish.HAND_OVER:
            self.lost(consultation, now)
        else:
            consultation.want(Wish.LEAVE)

    def look(self, consultation: Consultation) -> None:
        """Want the caller back whose consultation is over, in case that Asterisk's word was lost."""
        if consultation.wish is None and self.stage(consultation) is Stage.OVER:
            consultation.want(Wish.TAKE_BACK)

    # --- what Asterisk tells ---

    def _dial_begin(self, event: AmiEvent, _at: float) -> None:
        consultation = self._by_leg(event)
        if consultation is None or consultation.bridging:
            return
        consultation.expert_channel = event.headers.get("DestChannel", "")
        consultation.expert_uniqueid = event.headers.get("DestUniqueid", "")
        if self.stage(consultation) is Stage.OVER:  # cancelled before it could be rung
            self._hang_up(consultation.expert_channel)

    def _bridge_enter(self, event: AmiEvent, at: float) -> None:
        uniqueid = event.headers.get("Uniqueid", "")
        for consultation in list(self._of_call.values()):
            if uniqueid == consultation.expert_uniqueid:
                self._expert_bridged(consultation, at)
            elif uniqueid == consultation.leg.uniqueid and consultation.bridging:
                if consultation.wish is Wish.TAKE_BACK:
                    self.taken_back(consultation, at)
            elif (
                uniqueid == consultation.call
                and consultation.bridging
                and consultation.wish is Wish.CONFERENCE
            ):
                self.conference_began(consultation, at)

    def _expert_bridged(self, consultation: Consultation, at: float) -> None:
        if consultation.bridging and consultation.wish is Wish.HAND_OVER:
            self.handed_over(consultation, at)
        elif self.stage(consultation) is Stage.RINGING:
            answered = ConsultationAnswered(at=at, call=consultation.call, agent=consultation.leg.agent)
            self._append(answered)

    def _bridge_leave(self, event: AmiEvent, at: float) -> None:
        consultation = self._by_leg(event)
        if consultation is not None and self.stage(consultation) is Stage.CONFERENCE:
            self.left_conference(consultation, at)

    def _hangup(self, event: AmiEvent, at: float) -> None:
        consultation = self._by_leg(event)
        if consultation is not None:
            self.agent_gone(consultation, at)
            return
        uniqueid = event.headers.get("Uniqueid", "")
        for asked in list(self._of_call.values()):
            if uniqueid == asked.expert_uniqueid and self.stage(asked) is Stage.CONFERENCE:
                self.forget(asked.call)
                self.end(asked, "expert left", at)

    def _user_event(self, event: AmiEvent, at: float) -> None:
        if event.headers.get("UserEvent") != DIAL_IS_OVER:
            return
        consultation = self._by_leg(event)
        if consultation is None:  # the caller has somebody else, or is gone: nobody comes back to this phone
            self._hang_up(event.headers.get("Channel", ""))
        elif not consultation.bridging:
            if consultation.wish is Wish.HAND_OVER:
                self.lost(consultation, at)
                return
            self.end(consultation, self._why(consultation, event), at)
            consultation.want(Wish.TAKE_BACK)

    def _why(self, consultation: Consultation, event: AmiEvent) -> ConsultationEnd:
        if self.stage(consultation) is not Stage.RINGING:
            return "expert left"
        return why_not_answered(event.headers.get("Status", ""), event.headers.get("Cause", ""))

    def _by_leg(self, event: AmiEvent) -> Consultation | None:
        uniqueid = event.headers.get("Uniqueid", "")
        for consultation in self._of_call.values():
            if consultation.leg.uniqueid == uniqueid:
                return consultation
        return None


def why_not_answered(status: str, cause: str) -> ConsultationEnd:
    """Say in the journal's words why Dial did not reach who is asked: DIALSTATUS, and the Q.850 cause of the leg."""
    if cause == _REJECTED and status == "CHANUNAVAIL":
        return "rejected"
    return _WHY.get(status, "failed")
