"""Asking for a call-back on the page: a number that is confirmed, then a place in the queue like any other.

    number ── checked like one that a caller keys ── confirmed: a code by text, or 1 pressed when we call ── the place

The place is a call-back of `queue/callbacks.py`; the citizen hears that it is kept when it is on disk. A number has one
open call-back; an address asks for so many an hour, a number gets so many codes a day, and a code can be typed wrong
`MOST_TRIES` times. Codes, numbers and addresses are kept as keyed hashes, for a day.
"""

import secrets
from collections.abc import Awaitable, Callable, Collection
from typing import Protocol

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.callback_number import NotCallableError, callback_number
from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.page_tables import callback_code
from hotline.desk.problem_json import ProblemError
from hotline.events import CallbackRequested
from hotline.identity import identity
from hotline.journal import Journal
from hotline.phone import to_e164
from hotline.queue.calendars import is_open
from hotline.queue.callbacks import LiveCallback
from hotline.text_messages import TextError, Texts

from .doorstep import digest

MOST_TRIES = 5
CODE_SECONDS, HOUR, DAY = 600.0, 3600.0, 86_400.0

_WORDS = {
    "ar": "رمز التأكيد لطلب معاودة الاتصال من 1111: {code}. لا تعطِه لأحد.",
    "en": "Your code for a call-back from 1111: {code}. Give it to nobody.",
}


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A call-back that somebody asks for."""

    number: str
    language: str


class Confirmed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The code that was sent, for which request and number."""

    id: str
    number: str
    code: str
    language: str


class Line(Protocol):
    """The call-backs that are open now."""

    def open(self) -> Collection[LiveCallback]:
        """Return them."""

    def position(self, callback: str) -> int | None:
        """Return the place in its queue, 1 for the head."""


class CallBacks:
    """Takes the requests."""

    def __init__(
        self,
        journal: Journal,
        texts: Texts,
        line: Line,
        *,
        current: Callable[[], Configuration],
        key: Callable[[], Awaitable[bytes]],
        clock: Clock,
    ) -> None:
        self._journal, self._texts, self._line = journal, texts, line
        self._current, self._key, self._clock = current, key, clock

    def hours_are_open(self) -> bool:
        """Return whether call-backs can be asked for now."""
        config, now = self._current(), self._clock()
        queue = config.queues.get(config.citizen_page.callback_queue or "")
        rules = None if queue is None else queue.callback
        return rules is not None and config.callbacks.trunk is not None and is_open(config, rules.hours, now)

    async def begin(self, wanted: Wanted, address: str) -> dict[str, object]:
        """Send the code, or keep the place at once where the call itself confirms. Raises `ProblemError`."""
        number = self._number(wanted.number)
        if self._current().citizen_page.confirm == "call":
            await self._bounded(number, address, code="")
            return await self._keep(number, wanted.language)
        code = f"{secrets.randbelow(1_000_000):06}"
        identifier = await self._bounded(number, address, code=code)
        words = _WORDS.get(wanted.language, _WORDS["en"]).format(code=code)
        try:
            await self._texts.send(number, words, f"code-{identifier}")
        except TextError:
            raise ProblemError(
                503, "Service Unavailable", "The code cannot be sent now. Please call 1111."
            ) from None
        return {"confirm": identifier, "seconds": CODE_SECONDS}

    async def confirm(self, given: Confirmed) -> dict[str, object]:
        """Keep the place once the code is right. Raises `ProblemError`."""
        number = self._number(given.number)
        key, now = await self._key(), self._clock()
        right = (digest(key, "number", number), digest(key, f"code {given.id}", given.code.strip()))

        async def work(connection: AsyncConnection) -> bool:
            return await _try(connection, given.id, right, now)

        if not await self._journal.commit((), work):
            raise ProblemError(403, "Forbidden", "The code is wrong or too old.")
        return await self._keep(number, given.language)

    def place(self, callback: str) -> dict[str, object]:
        """Return how a request stands: its place in the line; None once it is settled or unknown."""
        known = {one.callback: str(one.state) for one in self._line.open()}
        return {
            "state": known.get(callback),
            "position": self._line.position(callback) if callback in known else None,
        }

    def _number(self, text: str) -> str:
        """Return the number in E.164, as far as it can be called back now. Raises `ProblemError`."""
        config = self._current()
        if not self.hours_are_open():
            raise ProblemError(409, "Conflict", "Nobody can be called back now.")
        ours = {to_e164(dialled, config.node.country) or "" for dialled in config.numbers}
        typed = "".join(sign for sign in text if sign.isdecimal() or sign == "+")
        plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in typed)
        try:
            number = callback_number(
                plain, config.node.country, international=config.callbacks.international, our_own=ours
            )
        except NotCallableError as refused:
            detail = f"This number is not called back: {refused.reason}."
            raise ProblemError(422, "Unprocessable Content", detail) from None
        return number

    async def _bounded(self, number: str, address: str, *, code: str) -> str:
        """Count the request and return its name. Raises `ProblemError` beyond the bounds."""
        key, now, page = await self._key(), self._clock(), self._current().citizen_page
        identifier = secrets.token_hex(12)
        row = {
            "id": identifier, "number": digest(key, "number", number), "address": digest(key, "address", address),
            "code": digest(key, f"code {identifier}", code), "at": now, "tries": 0,
        }  # fmt: skip

        async def work(connection: AsyncConnection) -> bool:
            table = callback_code.c
            await connection.execute(sa.delete(callback_code).where(table.at < now - DAY))
            counts = sa.select(
                sa.func.count().filter(table.number == row["number"]),
                sa.func.count().filter(table.address == row["address"], table.at > now - HOUR),
            )
            of_number, of_address = (await connection.execute(counts)).one()
            if of_number >= page.codes_per_day or of_address >= page.callbacks_per_hour:
                return False
            await connection.execute(sa.insert(callback_code).values(row))
            return True

        if not await self._journal.commit((), work):
            raise ProblemError(429, "Too Many Requests", "Too many requests. Please call 1111.")
        return identifier

    async def _keep(self, number: str, language: str) -> dict[str, object]:
        """Commit the place in the line; once there is one for the number, that is it."""
        config, now = self._current(), self._clock()
        name = config.citizen_page.callback_queue or ""
        open_now = list(self._line.open())
        known = next((one for one in open_now if one.number == number), None)
        if known is not None:
            return {"callback": known.callback, **self.place(known.callback)}
        queue = config.queues[name]
        if sum(one.queue == name for one in open_now) >= queue.max_waiting:
            raise ProblemError(409, "Conflict", "Too many wait already. Please try again later.")
        call = f"web-{secrets.token_hex(8)}"
        languages = config.node.languages
        requested = CallbackRequested(
            at=now, callback=identity(call, "c", now), call=call, queue=name,
            language=language if language in languages else languages[0], number=number, since=now,
            priority_seconds=queue.priority_seconds,
        )  # fmt: skip
        await self._journal.commit([requested])
        return {"callback": requested.callback, **self.place(requested.callback)}


async def _try(connection: AsyncConnection, identifier: str, right: tuple[str, str], now: float) -> bool:
    """Return whether the code is right; each code is good once, and each wrong one counts."""
    table = callback_code.c
    mine = sa.update(callback_code).where(table.id == identifier, table.number == right[0])
    usable = mine.where(table.used_at.is_(None), table.at > now - CODE_SECONDS, table.tries < MOST_TRIES)
    good = await connection.execute(usable.where(table.code == right[1]).values(used_at=now))
    if good.rowcount == 1:
        return True
    await connection.execute(usable.values(tries=table.tries + 1))
    return False
