"""Brings one target what it is to learn: the oldest of each key, several keys at once, until it has taken all.

    claim a batch ── hand over in lanes, side by side ── settle (one transaction with the facts) ── again

- It cannot be reached, or is too busy: tried again without end; while it is down one delivery at a time tries it.
- It refuses one: tried `bridge.attempts` times, then set aside (`dead`), and what is newer of the same key goes on:
  each delivery holds the whole case, and its number tells which one is newer.

Nothing is settled before the target answered, so a relay that is killed anywhere sends again what it had sent, under
the same idempotency key.
"""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Sequence

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config.bridge import Bridge
from hotline.crm_bridge.targets.port import NotYet, Refused, TargetPort, Unreachable
from hotline.database import for_reading
from hotline.events import DeliveryRefused, Event, TargetFound, TargetLost
from hotline.journal import Journal
from hotline.set_within import set_within

from . import store
from .back_off import Circuit, pause
from .delivery import Delivery
from .handing_over import DATABASE_ERRORS, Attempt, hand_over

#: Keys that are claimed and settled together: two commits for all of them.
BATCH = 64

#: What an adapter has for one delivery, whatever it asks the target, seconds.
DELIVER_SECONDS = 60.0

#: For so long nobody else takes what was claimed, seconds: longer than beginning, handing over and settling.
CLAIM_SECONDS = 120.0

#: How often deliveries are looked for that other processes put there, seconds.
POLL_SECONDS = 1.0

#: What was just written waits so long for others, seconds.
GATHER_SECONDS = 0.1

#: A target is lost after so many failures without an answer in between.
LOST_AFTER = 3

#: Pauses while the database cannot be used, seconds: the first, and the longest.
RETRY_SECONDS = (0.2, 5.0)

#: Letters of what a target said that are kept.
PROBLEM_LETTERS = 500

log = structlog.get_logger()


class Relay:
    """Serves one target."""

    def __init__(
        self,
        target: str,
        port: TargetPort,
        *,
        engine: AsyncEngine,
        journal: Journal,
        bridge: Callable[[], Bridge],
        clock: Clock,
        claim_seconds: float = CLAIM_SECONDS,
        chance: Callable[[], float] = random.random,
    ) -> None:
        #: Whether the target is up.
        self.circuit = Circuit()
        #: Deliveries that it has taken since the start, and those that were set aside.
        self.sent = self.dead = 0
        #: It was told that the target cannot be reached.
        self.is_lost = False
        self._target = target
        self._node = journal.node
        self._port = port
        self._reading = for_reading(engine)
        self._journal = journal
        self._bridge = bridge
        self._clock = clock
        self._claim_seconds = claim_seconds
        self._chance = chance

    async def run(self) -> None:
        """Serve until cancelled; neither target nor database can end it."""
        first, longest = RETRY_SECONDS
        retry, is_new = first, True
        with self._journal.tail.bell() as bell:
            while True:
                bell.clear()
                try:
                    if is_new:
                        await self._take_back()
                    rest, retry, is_new = await self.serve(), first, False
                except DATABASE_ERRORS as error:
                    if retry == first:
                        log.error("outbox.held_up", target=self._target, problem=type(error).__name__)
                    rest, retry = retry, min(2 * retry, longest)
                if rest and await set_within(bell, rest) and not self.circuit.is_open:
                    await asyncio.sleep(GATHER_SECONDS)

    async def serve(self) -> float:
        """Hand over what is due of up to `BATCH` keys; return how long to rest, seconds; 0: there may be more.

        Raises what database and journal raise; calling it again is safe.
        """
        now = self._clock()
        if self.circuit.until > now:
            return min(self.circuit.until - now, POLL_SECONDS)
        async with self._reading.connect() as connection:
            due_at = await store.next_due(connection, self._target)
        if due_at is None or due_at > now:
            return POLL_SECONDS if due_at is None else min(due_at - now, POLL_SECONDS)
        claimed = await self._claim(now)
        if not claimed:  # all that is due waits for an earlier one of its key
            return POLL_SECONDS
        attempts: list[Attempt] = []
        try:
            await hand_over(self._target, self._port, claimed, attempts)
        except asyncio.CancelledError:
            await asyncio.shield(self._break_off(claimed, attempts))
            raise
        await self._settle(attempts, claimed)
        return 0.0

    async def _claim(self, now: float) -> list[Delivery]:
        count = 1 if self.circuit.is_open else BATCH
        until = now + self._claim_seconds
        async with self._reading.connect() as connection:
            ids = await store.candidates(connection, self._target, count, now)
        if not ids:
            return []

        async def work(connection: AsyncConnection) -> list[Delivery]:
            return await store.claim(connection, ids, node=self._node, now=now, until=until)

        return await self._journal.commit((), work)

    async def _take_back(self) -> None:
        """Take what an earlier process of this node was about to send when it died."""
        now = self._clock()
        await self._journal.commit(
            (), lambda connection: store.take_back(connection, self._target, self._node, now)
        )

    async def _break_off(self, claimed: Sequence[Delivery], attempts: Sequence[Attempt]) -> None:
        """Note what the target has taken, and give back the rest."""
        taken = [one.delivery for one in attempts if one.error is None]
        now = self._clock()

        async def work(connection: AsyncConnection) -> None:
            await store.sent(connection, taken, now)
            await store.release(connection, _without(claimed, taken))

        with contextlib.suppress(
            *DATABASE_ERRORS
        ):  # the claim ends by itself, and what was taken comes again
            await self._journal.commit((), work)

    # --- what became of it ---

    async def _settle(self, attempts: Sequence[Attempt], claimed: Sequence[Delivery]) -> None:
        facts = self._judge(attempts)
        now, limit = self._clock(), self._bridge().attempts
        dead = [one for one in attempts if isinstance(one.error, Refused) and _is_last(one.delivery, limit)]
        facts += [
            DeliveryRefused(at=now, target=self._target, delivery=one.delivery.id, why=one.error.reason)
            for one in dead
            if one.error is not None
        ]

        async def work(connection: AsyncConnection) -> None:
            await store.sent(connection, [one.delivery for one in attempts if one.error is None], now)
            for one in attempts:
                if one.error is not None:
                    await self._note_failure(connection, one.delivery, one.error, dead=one in dead)
            await store.release(connection, _without(claimed, [one.delivery for one in attempts]))

        await self._persistently(facts, work)
        self.sent += sum(one.error is None for one in attempts)
        self.dead += len(dead)

    async def _note_failure(
        self, connection: AsyncConnection, one: Delivery, error: Refused | Unreachable | NotYet, *, dead: bool
    ) -> None:
        refused = isinstance(error, Refused)
        tries = one.refusals if refused else one.attempts
        longest = self._bridge().longest_pause_seconds
        seconds = error.seconds if isinstance(error, NotYet) else pause(tries + 1, longest, self._chance())
        next_at = self._clock() + seconds
        detail = error.detail if isinstance(error, Refused) else ""
        problem = f"{error.reason}: {detail}" if detail else error.reason
        await store.failed(
            connection, one, refused=refused, dead=dead, problem=problem[:PROBLEM_LETTERS], next_at=next_at
        )

    def _judge(self, attempts: Sequence[Attempt]) -> list[Event]:
        """Note whether the target is up, and return the facts of it."""
        now, longest = self._clock(), self._bridge().longest_pause_seconds
        in_vain = [one.error for one in attempts if isinstance(one.error, Unreachable)]
        if len(in_vain) < len(attempts):
            self.circuit.answered()
        else:
            self.circuit.failed(now, in_vain[0].reason, longest=longest, chance=self._chance())
        for error in in_vain:
            self.circuit.asked_to_wait(now, error.retry_after)
        if self.circuit.failures >= LOST_AFTER and not self.is_lost:
            self.is_lost = True
            log.error("outbox.target_lost", target=self._target, why=self.circuit.problem)
            return [TargetLost(at=now, target=self._target, why=self.circuit.problem)]
        if self.is_lost and not self.circuit.is_open:
            self.is_lost = False
            log.info("outbox.target_found", target=self._target)
            return [TargetFound(at=now, target=self._target)]
        return []

    async def _persistently(
        self, facts: Sequence[Event], work: Callable[[AsyncConnection], Awaitable[None]]
    ) -> None:
        """Write what the target answered until the database lets us: forgotten, it would be sent twice."""
        retry, longest = RETRY_SECONDS
        while True:
            try:
                await self._journal.commit(facts, work)
                return
            except DATABASE_ERRORS as error:
                log.error("outbox.not_settled", target=self._target, problem=type(error).__name__)
            await asyncio.sleep(retry)
            retry = min(2 * retry, longest)


def _is_last(delivery: Delivery, limit: int) -> bool:
    return delivery.refusals + 1 >= limit


def _without(claimed: Sequence[Delivery], others: Sequence[Delivery]) -> list[Delivery]:
    gone = {one.id for one in others}
    return [one for one in claimed if one.id not in gone]
