"""What a waiting caller is told next, and when a rule of overflow takes the call out of the line. Pure.

The script asks `next` before each of its waits and says with `said` what the caller has heard. In this order:

    a rule of overflow that fits        now
    the offer of a message              after `offer_message_after_seconds`, and where nobody could ever take the call
    the offer of a call-back            as soon as it is offered by rule, and again every `REPEAT_SECONDS`
    position and expected wait          at once, and again every `announce_every_seconds`
    comfort                             every `comfort_every_seconds`, the prompts in turn

Times are counted from the last word. What the caller must know or may choose follows at once when it is due together;
comfort comes only after `QUIET_SECONDS` without a word.
"""

from dataclasses import dataclass, replace
from typing import Literal

from hotline.config import Queue

from .overflow import Facts, Overflow, next_look, overflow_rules, while_waiting

#: How often the message is offered in a queue that names no time for it, and the call-back, seconds.
REPEAT_SECONDS = 60.0

#: Comfort comes after so much quiet, seconds.
QUIET_SECONDS = 10.0

#: The longest time without a look at how things are, seconds; a lost wake-up costs no more.
LONGEST_SECONDS = 15.0

#: The shortest wait that is worth asking for, seconds.
SHORTEST_SECONDS = 0.05

NEVER = float("inf")

Announcement = Literal["message", "call-back", "position"]


@dataclass(frozen=True, slots=True)
class Comfort:
    """Say this prompt."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """Say nothing for so many seconds."""

    seconds: float


Due = Overflow | Announcement | Comfort | Quiet


class WaitPlan:
    """The plan for one call in one queue."""

    def __init__(self, queue: Queue, now: float) -> None:
        self._queue = queue
        self._rules = overflow_rules(queue)
        self._position_at = now if queue.announce_every_seconds > 0 else NEVER
        self._message_at = now + (queue.offer_message_after_seconds or NEVER)
        self._nobody_at = self._callback_at = now
        self._comfort_at = now + self._comfort_every
        self._comforted = 0
        self._quiet_since = now
        #: Rules that have had their turn and left the call in the queue.
        self.done: frozenset[int] = frozenset()
        #: What the caller was offered so far: its key works from then on.
        self.offered: frozenset[Announcement] = frozenset()

    @property
    def _comfort_every(self) -> float:
        queue = self._queue
        return queue.comfort_every_seconds if queue.comfort_prompts and queue.comfort_every_seconds else NEVER

    @property
    def _next_comfort(self) -> float:
        return max(self._comfort_at, self._quiet_since + QUIET_SECONDS)

    def _next_message(self, facts: Facts) -> float:
        return min(self._message_at, self._nobody_at) if facts.nobody_signed_in else self._message_at

    def next(self, facts: Facts, *, callback_offered: bool, now: float) -> Due:
        """Return what is due now, or for how long nothing is.

        `facts.done` is filled in here; `callback_offered` says whether the rule for offering one holds.
        """
        facts = replace(facts, done=self.done)
        overflow = while_waiting(self._rules, facts)
        if overflow is not None:
            return overflow
        if now >= self._next_message(facts):
            return "message"
        if now >= self._position_at:
            return "position"
        if callback_offered and now >= self._callback_at:
            return "call-back"
        if now >= self._next_comfort:
            prompts = self._queue.comfort_prompts
            return Comfort(prompts[self._comforted % len(prompts)])
        return Quiet(self._until_next(facts, now))

    def _until_next(self, facts: Facts, now: float) -> float:
        look = next_look(self._rules, facts)
        planned = min(self._position_at, self._next_message(facts), self._next_comfort) - now
        soonest = planned if look is None else min(planned, look)
        return min(LONGEST_SECONDS, max(soonest, SHORTEST_SECONDS))

    def said(self, due: Announcement | Comfort, now: float) -> None:
        """Note that the caller has heard it, or interrupted it."""
        self._quiet_since = now
        match due:
            case "message":
                again = self._queue.offer_message_after_seconds
                self._message_at = now + (again or NEVER)
                self._nobody_at = now + (again or REPEAT_SECONDS)
                self.offered |= {"message"}
            case "call-back":
                self._callback_at = now + REPEAT_SECONDS
                self.offered |= {"call-back"}
            case "position":
                self._position_at = now + self._queue.announce_every_seconds
            case Comfort():
                self._comforted += 1
                self._comfort_at = now + self._comfort_every

    def refused(self, overflow: Overflow) -> None:
        """Note that a rule had its turn and the caller waits on."""
        self.done |= {overflow.rule}
