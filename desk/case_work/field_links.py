"""Field teams sign in by a link in a text to their registered telephone: signed, good once and for some minutes.

Link and session are signed by the city's key and kept nowhere; the table says only which links were used. A session
holds while its team is in the configuration with the same telephone: who loses it takes the team out, and reloads.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Awaitable, Callable

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.config.cases import Team
from hotline.crm_bridge.page_tables import field_link
from hotline.crm_bridge.sms.field_teams import team_of
from hotline.events import Event, FieldLinkSent, FieldTeamSignedIn
from hotline.journal import Journal
from hotline.phone import to_e164
from hotline.text_messages import TextError, Texts

#: Links that one team gets within an hour.
LINKS_AN_HOUR = 5
HOUR, DAY = 3600.0, 86_400.0

_WORDS = {
    "ar": "رابط دخول فريقكم إلى أعمال 1111 (مرة واحدة): {link}",
    "en": "Your team's link to the jobs of 1111 (good once): {link}",
}

log = structlog.get_logger()


class FieldLinks:
    """Makes and checks them. Everything raises what database and journal raise."""

    def __init__(
        self,
        journal: Journal,
        texts: Texts,
        *,
        current: Callable[[], Configuration],
        key: Callable[[], Awaitable[bytes]],
        clock: Clock,
    ) -> None:
        self._journal, self._texts = journal, texts
        self._current, self._key, self._clock = current, key, clock

    async def send(self, number: str) -> None:
        """Send a link, if the number is a team's and it has not had too many; nothing tells which."""
        config, now = self._current(), self._clock()
        found = team_of(config, to_e164(number, config.node.country))
        if found is None or config.field_page.address is None:
            return
        name, team = found
        identifier = secrets.token_hex(12)
        if not await self._counted(identifier, name, now):
            log.warning("field teams: too many links", team=name)
            return
        token = await self._signed("link", name, team, now + 60 * config.field_page.link_minutes, identifier)
        words = _WORDS.get(team.language, _WORDS["en"]).format(
            link=f"{config.field_page.address}/field#{token}"
        )
        try:
            await self._texts.send(
                to_e164(team.phone, config.node.country) or "", words, f"field-{identifier}"
            )
        except TextError as error:
            log.error("field teams: a link was not sent", team=name, reason=str(error))

    async def _counted(self, identifier: str, name: str, now: float) -> bool:
        async def work(connection: AsyncConnection) -> bool:
            table = field_link.c
            await connection.execute(sa.delete(field_link).where(table.at < now - DAY))
            query = sa.select(sa.func.count()).select_from(field_link)
            mine = await connection.execute(query.where(table.team == name, table.at > now - HOUR))
            if mine.scalar_one() >= LINKS_AN_HOUR:
                return False
            await connection.execute(sa.insert(field_link).values(id=identifier, team=name, at=now))
            return True

        def facts(counted: bool) -> list[Event]:
            return [FieldLinkSent(at=now, team=name)] if counted else []

        return await self._journal.commit_result(work, facts)

    async def use(self, token: str) -> str | None:
        """Return the token of a session for a link that is good; None for any other. A link is used up by it."""
        found = await self._checked("link", token)
        if found is None:
            return None
        (name, team), identifier = found
        now = self._clock()

        async def work(connection: AsyncConnection) -> bool:
            unused = sa.update(field_link).where(
                field_link.c.id == identifier, field_link.c.used_at.is_(None)
            )
            return (await connection.execute(unused.values(used_at=now))).rowcount == 1

        def facts(used: bool) -> list[Event]:
            return [FieldTeamSignedIn(at=now, team=name)] if used else []

        if not await self._journal.commit_result(work, facts):
            return None
        until = now + HOUR * self._current().field_page.session_hours
        return await self._signed("session", name, team, until, secrets.token_hex(8))

    async def team(self, session: str) -> tuple[str, Team] | None:
        """Return whose session it is; None: nobody's."""
        found = await self._checked("session", session)
        return None if found is None else found[0]

    async def _signed(self, purpose: str, name: str, team: Team, until: float, identifier: str) -> str:
        content = json.dumps([purpose, name, _fingerprint(team), round(until), identifier]).encode()
        signature = hmac.new(await self._key(), content, hashlib.sha256).digest()
        return f"{_text(content)}.{_text(signature)}"

    async def _checked(self, purpose: str, token: str) -> tuple[tuple[str, Team], str] | None:
        head, _, tail = token.partition(".")
        try:
            content, signature = _bytes(head), _bytes(tail)
        except (binascii.Error, ValueError):
            return None
        right = hmac.new(await self._key(), content, hashlib.sha256).digest()
        if not hmac.compare_digest(right, signature):
            return None
        kind, name, fingerprint, until, identifier = json.loads(content)
        team = self._current().teams.get(name)
        if kind != purpose or until < self._clock() or team is None or _fingerprint(team) != fingerprint:
            return None
        return (name, team), identifier


def _fingerprint(team: Team) -> str:
    return hashlib.sha256(team.phone.encode()).hexdigest()[:16]


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
