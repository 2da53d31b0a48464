"""The caller's side of a consultation: music, and then whoever has the caller next.

The caller's coroutine comes here when Dial has returned although the agent did not hang up: the agent asks somebody
else (`consultations.py`). Each talk that follows is a bridge of its own, and a take of its own of the recording; what
is said while the caller hears music is nobody's to record.
"""

from hotline.asterisk.agi import CallerHungUp
from hotline.config import Queue
from hotline.events import OutsideEnded
from hotline.queue.transfers import Stage

from .consultation_book import Consultation, Wish
from .consultations import Consultations
from .context import CallContext
from .recording import stop_recording
from .waker import POKE

#: How long the caller's coroutine waits before it looks at its state by itself, seconds.
LOOK_SECONDS = 5.0


async def finish_talk(context: CallContext, rules: Queue, *, caller_hung_up: bool = False) -> bool:
    """Keep the caller through all consultations until nobody has the caller any more; return whether the caller left.

    The journal then has the end of the talk.
    """
    consultations = context.services.consultations
    try:
        while not caller_hung_up and (consultation := consultations.of(context.call)) is not None:
            await _serve(context, consultations, consultation, rules)
    except CallerHungUp:
        caller_hung_up = True
    if caller_hung_up:
        consultations.caller_left(context.call)
    context.services.legs.talk_ended(context.call, caller_hung_up=caller_hung_up)
    return caller_hung_up


async def _serve(
    context: CallContext, consultations: Consultations, consultation: Consultation, rules: Queue
) -> None:
    """Bring the caller through one consultation, and through the talk that follows. Raises `CallerHungUp`."""
    if consultations.stage(consultation) is Stage.CONFERENCE:
        consultations.conference_over(
            consultation
        )  # an earlier controller brought the caller there, who is back
        return
    await stop_recording(context)
    wish = await _wait(context, consultations, consultation)
    if wish is Wish.LEAVE:
        consultations.forget(context.call)
        return
    if rules.record and (consultation.expert is not None or wish is Wish.TAKE_BACK):
        # A number outside has agreed to nothing.
        await context.services.recorder.start(context.channel, context.call)
    try:
        worked = await _bridge(context, consultation, wish)
    finally:
        _outside_ended(context, consultation)
        await stop_recording(context)
    consultations.bridge_ended(consultation, worked=worked)


async def _wait(context: CallContext, consultations: Consultations, consultation: Consultation) -> Wish:
    """Let the caller hear music until it is decided who has the caller next."""
    speaker, waker = context.speaker, context.services.waker
    consultation.wake = lambda: waker.wake(
        context.channel.name, until=lambda: consultation.bridging or consultation.wish is None
    )
    speaker.music_was_replaced()
    speaker.music_wanted = True
    while consultation.wish is None:
        key = await speaker.key(LOOK_SECONDS)
        if key != POKE:
            consultations.look(consultation)
    consultation.bridging = True
    await speaker.silence()  # music would go on below the talk
    return consultation.wish


async def _bridge(context: CallContext, consultation: Consultation, wish: Wish) -> bool:
    """Let the caller talk; return when that is over, whether there was a bridge. Raises `CallerHungUp`."""
    if wish is Wish.CONFERENCE:
        await context.channel.execute("BridgeAdd", consultation.expert_channel)
        return True
    other = consultation.leg.channel if wish is Wish.TAKE_BACK else consultation.expert_channel
    # `x`: the other side is hung up when the bridge is over, not sent on in the dialplan.
    await context.channel.execute("Bridge", f"{other},x")
    return await context.channel.get_variable("BRIDGERESULT") == "SUCCESS"


def _outside_ended(context: CallContext, consultation: Consultation) -> None:
    if consultation.outside_since is None:
        return
    now = context.now()
    seconds = max(0.0, now - consultation.outside_since)
    consultation.outside_since = None
    context.note(
        OutsideEnded(
            at=now, call=context.call, outside=consultation.outside, result="answered", talk_seconds=seconds
        )
    )
