"""The caller leaves a message: beep, recording, review, and the reference number.

Law 4 rules the order: the journal knows the path before the beep, message and case are committed before the caller
hears the reference. A hang-up at any moment keeps what was said.
"""

from datetime import UTC, datetime
from enum import Enum, auto
from typing import Literal

import structlog

from hotline.asterisk.agi import AgiConnectionLost, CallerHungUp
from hotline.events import MessageDiscarded, MessageStarted, ReferenceSpoken
from hotline.identity import identity
from hotline.prompts import grammar
from hotline.shortest_message import SHORTEST_SECONDS

from .callback_from_menu import ask_in_menu
from .callback_offer import may_have_callback
from .context import CallContext
from .ports import EarlierMessage
from .steps import GOODBYE, Step

#: Bytes of a WAV header; a file of this size holds no sound.
WAV_HEADER_BYTES = 44

#: Asterisk writes WAV with 8,000 samples a second of 2 bytes.
BYTES_PER_SECOND = 16_000

#: Recordings that a caller may try in one call.
MOST_TRIES = 5

#: How long the review waits for a key after its last word.
REVIEW_SECONDS = 5.0

#: Reviews of one recording; after the last one it is kept.
MOST_REVIEWS = 10

HEAR, AGAIN, KEEP = "1", "2", "3"

#: Where there is no room: the key for a call-back, and how long it is waited for.
CALLBACK_KEY, OFFER_SECONDS = "1", 5.0

log = structlog.get_logger()


class Review(Enum):
    """What the caller wants done with the recording."""

    KEEP = auto()
    AGAIN = auto()


async def leave_message(context: CallContext, queue: str, reference: str | None = None) -> Step:
    """Take a message for the queue's people, tell the caller the reference, and return what comes next.

    It opens a case, or is added to the one that `reference` names. Where the disk has no room, a call-back is offered
    instead, in a queue that has any.

    Raises `CallerHungUp` after keeping what was said.
    """
    await context.speaker.silence()
    earlier = context.earlier_message if context.resumed else None
    if earlier is not None and earlier.state == "told":
        return GOODBYE
    if earlier is not None and earlier.state == "kept":
        await _Message(context, queue, reference, earlier).keep_and_tell()
        return GOODBYE
    if not context.services.has_room():
        log.error("no room for a message", call=context.call)
        return await _no_room(context, queue)
    message = _unfinished(context, queue, reference, earlier) if earlier is not None else None
    if message is None:
        await context.speaker.say("message-instructions", keys="#")
    for number in range(1, MOST_TRIES + 1):
        if message is None:
            message = _Message(context, queue, reference)
            if not await message.record():
                await context.speaker.say("message-empty")
                message = None
                continue
        last_try = number == MOST_TRIES
        if last_try or await message.review() is Review.KEEP:
            await message.keep_and_tell()
            return GOODBYE
        message.discard("said again")
        message = None
    await context.speaker.say("message-cannot")
    return GOODBYE


async def _no_room(context: CallContext, queue: str) -> Step:
    """Offer a call-back to a caller whose message cannot be taken, or at least say so."""
    offers_callbacks = context.services.config.queues[queue].callback is not None
    if not offers_callbacks or not may_have_callback(context, queue):
        await context.speaker.say("message-cannot")
        return GOODBYE
    key = await context.speaker.ask(["message-no-room-callback"], seconds=OFFER_SECONDS, keys=CALLBACK_KEY)
    leads_to = await ask_in_menu(context, queue, "") if key == CALLBACK_KEY else None
    return GOODBYE if leads_to is None else leads_to


def _unfinished(
    context: CallContext, queue: str, reference: str | None, earlier: EarlierMessage
) -> "_Message | None":
    """Return what the caller said to an earlier controller that died before it was kept."""
    message = _Message(context, queue, reference, earlier)
    if message.seconds() >= SHORTEST_SECONDS:
        return message
    message.discard("empty")
    return None


class _Message:
    """One recording of one caller."""

    def __init__(
        self, context: CallContext, queue: str, reference: str | None, earlier: EarlierMessage | None = None
    ) -> None:
        """Without an `earlier` one it is still to be recorded, and gets an identity that no other has."""
        at = context.now()
        self._context = context
        self._queue = queue
        #: The case that it is added to; None: it opens one.
        self._reference = reference
        self._id = earlier.message if earlier is not None else identity(context.call, "m", at)
        day = datetime.fromtimestamp(at, UTC)
        self._path = earlier.path if earlier is not None else f"{day:%Y/%m/%d}/{self._id}.wav"
        self._file = context.services.messages / self._path

    async def record(self) -> bool:
        """Beep and record until hash, silence, the limit or the hang-up; True if something was said.

        Raises `CallerHungUp` after keeping what was said.
        """
        context = self._context
        rules = context.services.config.messages
        self._file.parent.mkdir(parents=True, exist_ok=True)
        await self._begin()
        recorded = await context.channel.record_file(
            str(self._file.with_suffix("")),
            max_seconds=rules.max_seconds,
            silence_seconds=rules.silence_seconds,
            beep=False,
        )
        long_enough = self.seconds() >= SHORTEST_SECONDS
        if recorded.reason == "hangup":
            if long_enough:
                await self._keep()
            else:
                self.discard("empty")
            raise CallerHungUp
        if not long_enough:
            if recorded.reason in {"writefile", "randomerror"}:
                log.error("Asterisk could not record", call=context.call, reason=recorded.reason)
            self.discard("empty")
        return long_enough

    async def _begin(self) -> None:
        """Say where the recording will be, and beep; whoever hangs up before that has left nothing."""
        context = self._context
        started = MessageStarted(
            at=context.now(), call=context.call, message=self._id, path=self._path, queue=self._queue,
            reference=self._reference,
        )  # fmt: skip
        context.open_messages.add(self._id)
        try:
            await context.promise(started)
            await context.speaker.say("beep")
        except AgiConnectionLost:
            raise
        except Exception:
            self.discard("empty")
            raise

    async def review(self) -> Review:
        """Let the caller hear it, say it again or keep it; silence and a hang-up keep it."""
        try:
            for _ in range(MOST_REVIEWS):
                key = await self._context.speaker.ask(["message-review"], seconds=REVIEW_SECONDS, keys="123#")
                if key == HEAR:
                    key = await self._context.channel.stream_file(str(self._file.with_suffix("")), "123#")
                    if key is None:
                        continue
                if key == AGAIN:
                    return Review.AGAIN
                if key in {KEEP, "#", None}:
                    return Review.KEEP
            return Review.KEEP
        except AgiConnectionLost:
            raise
        except CallerHungUp:
            await self._keep()
            raise

    def discard(self, reason: Literal["empty", "said again"]) -> None:
        """Forget the recording and remove its file."""
        context = self._context
        context.note(MessageDiscarded(at=context.now(), call=context.call, message=self._id, reason=reason))
        context.open_messages.discard(self._id)
        self._file.unlink(missing_ok=True)

    async def keep_and_tell(self) -> None:
        """Commit message and case, then say the reference digit by digit, or that there was nothing to keep."""
        reference = await self._keep()
        speaker = self._context.speaker
        if reference is None:
            await speaker.say("message-empty")
            return
        digits = grammar.reference(self._context.language, reference)
        kept = "message-kept" if self._reference is None else "message-added"
        await speaker.say(kept, "your-reference-is", *digits)
        await speaker.say("your-reference-is", *digits)
        spoken = ReferenceSpoken(at=self._context.now(), call=self._context.call, reference=reference)
        self._context.note(spoken)

    async def _keep(self) -> str | None:
        """Commit message and case; return the reference, None (and discard it) if nothing was said."""
        context = self._context
        reference = await context.services.inbox.keep(
            self._id,
            call=context.call,
            path=self._path,
            caller=context.caller,
            language=context.language,
            queue=self._queue,
            source="call",
            reference=self._reference,
        )
        if reference is None:
            self.discard("empty")
        context.open_messages.discard(self._id)
        return reference

    def seconds(self) -> float:
        """Return the length of what is on disk."""
        try:
            size = self._file.stat().st_size
        except FileNotFoundError:
            return 0.0
        return max(0, size - WAV_HEADER_BYTES) / BYTES_PER_SECOND
