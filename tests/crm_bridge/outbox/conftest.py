"""An outbox on a migrated database, with a receiver on a real socket."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.config.bridge import Bridge, Target
from hotline.crm_bridge import case_change
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.cases import open_case
from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.crm_bridge.outbox.feeder import TYPES, Feeder
from hotline.crm_bridge.outbox.projected import ProjectedReader
from hotline.crm_bridge.outbox.relay import Relay
from hotline.crm_bridge.projector import Projector
from hotline.crm_bridge.tables import cases
from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.port import TargetPort
from hotline.crm_bridge.targets.webhook import Webhook
from hotline.crm_bridge.work_tables import delivery
from hotline.events import CaseOpened, Event
from hotline.journal import Journal, JournalReader
from hotline.testing.webhook_receiver import WebhookReceiver

VARIABLE = "CRM_SECRET"
CITIZEN = "+96891230001"


@dataclass
class City:
    """Cases, what is told of them, and to whom."""

    journal: Journal
    engine: AsyncEngine
    receiver: WebhookReceiver
    targets: dict[str, Target] = field(default_factory=dict)
    bridge: Bridge = field(default_factory=Bridge)
    #: Seconds since the epoch; time passes when a test says so.
    now: float = 1_800_000_000.0
    servers: list[Http] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = CaseDesk(self.journal, self.engine)
        self.reader = JournalReader(self.engine)
        self.feeder = Feeder(self.engine, ProjectedReader(self.engine), self.journal, lambda: self.targets)
        self.projector = Projector(self.engine, self.reader)
        self._fed = 0

    def clock(self) -> float:
        return self.now

    def webhook(self, **changes: object) -> Target:
        """Return a target that is the receiver."""
        fields = {
            "kind": "webhook",
            "url": self.receiver.url or "http://127.0.0.1:9",
            "secret_variable": VARIABLE,
        }
        return Target.model_validate(fields | changes)

    def relay(self, name: str = "crm", port: TargetPort | None = None) -> Relay:
        """Return the relay of a target."""
        if port is None:
            self.servers.append(Http(self.targets[name]))
            port = Webhook(self.servers[-1])
        return Relay(
            name, port, engine=self.engine, journal=self.journal, bridge=lambda: self.bridge, clock=self.clock,
            chance=lambda: 1.0,
        )  # fmt: skip

    async def opens(self, *, opened_in: str | None = None, category: str | None = None) -> str:
        """Open a case, in a call or in none, and return its reference."""
        work = partial(
            open_case, at=self.now, channel="voice", caller=CITIZEN, language="ar", queue="water", call=opened_in,
            subject="Voice message",
        )  # fmt: skip

        async def work_and_categorise(connection: AsyncConnection) -> str:
            reference = await work(connection)
            same = sa.update(cases).where(cases.c.reference == reference)
            await connection.execute(same.values(category=category))
            return reference

        return await self.journal.commit_result(
            work_and_categorise,
            lambda reference: [CaseOpened(at=self.now, reference=reference, call=opened_in)],
        )

    async def notes(self, reference: str, text: str) -> None:
        """Write a public note to a case."""
        change = partial(case_change.add_note, text=text, language="en", public=True, at=self.now, by="1001")
        await self.desk.change(reference, change)

    async def feed(self) -> None:
        """Have the feeder take what is in the journal by now."""
        entries = await self.reader.after(self._fed)
        if entries:
            await self.projector.project(entries)
            async with self.engine.begin() as connection:
                await self.feeder.take(connection, [one for one in entries if isinstance(one.event, TYPES)])
            self._fed = entries[-1].seq

    async def serve(self, relay: Relay, rounds: int = 100) -> None:
        """Have the relay hand over all that is due."""
        for _ in range(rounds):
            if await relay.serve():
                return

    async def rows(self, target: str = "crm") -> list[Delivery]:
        """Return the outbox of a target, the oldest first."""
        columns = [delivery.c[name] for name in Delivery.__struct_fields__]
        query = sa.select(*columns).where(delivery.c.target == target).order_by(delivery.c.id)
        async with self.engine.connect() as connection:
            return [Delivery(**row) for row in (await connection.execute(query)).mappings()]

    async def facts(self, *kinds: type[Event]) -> list[Event]:
        """Return the journal's events of some kinds."""
        await self.journal.flush()
        return [entry.event for entry in await self.reader.after(0) if isinstance(entry.event, kinds)]

    async def execute(self, statement: sa.Executable) -> None:
        """Change something behind everybody's back."""
        async with self.engine.begin() as connection:
            await connection.execute(statement)


@pytest.fixture
async def receiver(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[WebhookReceiver]:
    """A receiver of webhooks that listens."""
    receiver = WebhookReceiver()
    monkeypatch.setenv(VARIABLE, receiver.secret)
    async with receiver.listening():
        yield receiver


@pytest.fixture
async def city(journal: Journal, engine: AsyncEngine, receiver: WebhookReceiver) -> AsyncIterator[City]:
    """A city with one target."""
    city = City(journal, engine, receiver)
    city.targets["crm"] = city.webhook()
    yield city
    for server in city.servers:
        await server.close()
