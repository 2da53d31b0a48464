"""An agent's telephone vanishes in the middle of a talk: its page does not come back, or it sends no sound any more.

The caller did not end that talk and is not dropped: the journal has the call as given back to its queue before the talk
ends, and `transfer.py` brings it there with the age that was waited. Asterisk tells of a telephone whose sound has
stopped (`rtp_timeout`, pjsip.conf) in two ways, of which either may be the first to be heard: the manager event
SoftHangupRequest, and Dial's HANGUPCAUSE.
"""

from collections.abc import Callable

from hotline.asterisk.ami import AmiEvent
from hotline.clock import Clock
from hotline.events import CallTransferred, Event
from hotline.queue.calls import CallState, LiveCall
from hotline.queue.live import LiveState

from .legs import Leg, Legs

#: Q.850 cause of a leg whose sound has stopped (AST_CAUSE_REQUESTED_CHAN_UNAVAIL, res_pjsip_sdp_rtp.c).
NO_SOUND_CAUSE = 44

#: Who asks in SoftHangupRequest: the channel's own driver (AST_SOFTHANGUP_DEV, channel.h).
_DRIVER = "1"


def given_back(call: LiveCall | None, leg: Leg, at: float) -> CallTransferred | None:
    """Return the fact that the call goes back to its queue; None where the caller has somebody, or a way to go."""
    if call is None or call.state is not CallState.TALKING or call.agent != leg.agent:
        return None
    if call.consultation is not None or call.transfer is not None:
        return None
    return CallTransferred(
        at=at, call=call.call, agent=leg.agent, kind="queue", target=leg.queue, way="lost", queue=leg.queue
    )


class LostLines:
    """Hears of telephones without sound."""

    def __init__(
        self, append: Callable[[Event], object], live: Callable[[], LiveState], legs: Legs, clock: Clock
    ) -> None:
        self._append = append
        self._live = live
        self._legs = legs
        self._clock = clock

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event, before `Legs` does: the end of the talk follows."""
        if event.name != "SoftHangupRequest" or event.headers.get("Cause", "") != _DRIVER:
            return
        leg = self._legs.of_channel(event.headers.get("Uniqueid", ""))
        if leg is not None and leg.answered and not leg.ended:
            self.give_back(leg, event.at or self._clock())

    def give_back(self, leg: Leg, at: float) -> None:
        """Write that the call goes back to its queue, unless it is on its way already."""
        fact = given_back(self._live().calls.get(leg.call), leg, at)
        if fact is not None:
            self._append(fact)
