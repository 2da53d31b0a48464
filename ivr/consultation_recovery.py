"""Consultations and transfers that an earlier controller began: what of them is still there, and how they go on.

What agents asked for is committed before it is done, so it is done now; what has fallen apart meanwhile is mended so
that the caller ends with somebody, or back in the queue.
"""

from collections.abc import Callable, Mapping

from hotline.asterisk.channels import ChannelInfo, is_dialled
from hotline.clock import Clock
from hotline.events import ConsultationAnswered, Event
from hotline.queue.calls import CallState, LiveCall
from hotline.queue.transfers import Stage

from .consultation_book import Consultation, Wish
from .consultations import Consultations
from .legs import Leg, Legs
from .transfer import outside_of

Channels = Mapping[str, ChannelInfo]


class ConsultationRecovery:
    """Compares consultations with Asterisk's channels."""

    def __init__(
        self,
        consultations: Consultations,
        legs: Legs,
        append: Callable[[Event], object],
        hang_up: Callable[[str], object],
        clock: Clock,
    ) -> None:
        """`hang_up(channel)` ends a channel and returns at once."""
        self._consultations = consultations
        self._legs = legs
        self._append = append
        self._hang_up = hang_up
        self._clock = clock

    def compare(self, call: LiveCall, channels: Channels) -> None:
        """Go on with what an agent asked for about this call; call it once the agent's leg is found."""
        leg = self._legs.of_call(call.call)
        if call.state is not CallState.TALKING or call.agent is None or call.queue is None:
            return
        if call.consultation is not None:
            self._consultation(call, leg or self._gone(call, call.agent, call.queue), channels)
        elif call.transfer is not None and leg is not None and leg.uniqueid in channels:
            self._hang_up(leg.channel)  # given away, and the agent was not out of the talk yet

    def _gone(self, call: LiveCall, agent: str, queue: str) -> Leg:
        leg = self._legs.expect(call.call, agent, queue, 0.0)
        leg.answered = True
        return leg

    def _consultation(self, call: LiveCall, leg: Leg, channels: Channels) -> None:
        consultation = self._consultations.of(call.call)
        if consultation is None:
            consultation = self._restored(call, leg, channels)
            self._consultations.begin(consultation)
        asked = channels.get(consultation.expert_uniqueid)
        now = self._clock()
        if leg.uniqueid not in channels:
            self._without_agent(consultation, asked, now)
        elif asked is None:
            self._without_expert(call, consultation, now)
        elif asked.bridged and self._consultations.stage(consultation) is Stage.RINGING:
            self._append(ConsultationAnswered(at=now, call=call.call, agent=leg.agent))
        if call.transfer is not None and not consultation.bridging and consultation.wish is None:
            consultation.want(Wish.HAND_OVER)

    def _without_agent(self, consultation: Consultation, asked: ChannelInfo | None, at: float) -> None:
        if asked is None:
            self._consultations.end(consultation, "agent left", at)
            consultation.want(Wish.LEAVE)
        else:
            self._consultations.agent_gone(consultation, at)
        self._legs.talk_ended(consultation.call, caller_hung_up=False, at=at)

    def _without_expert(self, call: LiveCall, consultation: Consultation, at: float) -> None:
        if self._consultations.stage(consultation) is Stage.CONFERENCE:
            self._consultations.forget(call.call)
            self._consultations.end(consultation, "expert left", at)
        elif consultation.wish is None and not consultation.bridging:
            answered = self._consultations.stage(consultation) is Stage.TALKING
            self._consultations.end(consultation, "expert left" if answered else "failed", at)
            consultation.want(Wish.TAKE_BACK)

    def _restored(self, call: LiveCall, leg: Leg, channels: Channels) -> Consultation:
        asked = call.consultation
        leg.away = asked is not None and asked.stage is not Stage.CONFERENCE
        outside = outside_of(asked.target) if asked is not None and call.expert is None else ""
        restored = Consultation(call.call, leg, call.expert, outside)
        for channel in channels.values():
            # All legs of a call have its identity as the one that they are linked by.
            is_other = channel.linkedid == call.call and channel.uniqueid not in {call.call, leg.uniqueid}
            if is_other and is_dialled(channel.uniqueid):
                restored.expert_channel, restored.expert_uniqueid = channel.name, channel.uniqueid
        return restored
