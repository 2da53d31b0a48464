"""A city with many queues and agents, whose calls come as fast as a test wants; journal, fold and topics are real."""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from hotline.app.agent_commands import AgentCommands
from hotline.app.agent_overrides import AgentOverrides, Overrides
from hotline.app.alerts import Alerts
from hotline.app.current import Current
from hotline.app.history_reading import ReadHere
from hotline.app.surge import SurgeSwitch
from hotline.app.surge_sounds import SurgeSounds
from hotline.app.wall_calls import WallCalls
from hotline.app.wall_feed import WallFeed
from hotline.app.wall_history import WallHistory
from hotline.app.wall_orders import WallListening, WallOrders
from hotline.app.wall_records import WallRecords
from hotline.config import Configuration
from hotline.config.loader import Loaded
from hotline.desk.door import Door, Visitor
from hotline.desk.live import LiveHub
from hotline.desk.wall.history_routes import HistoryRoutes
from hotline.desk.wall.routes import WallRoutes
from hotline.events import (
    AgentAnswered,
    AgentPaused,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallQueued,
    RulesLoaded,
    TalkEnded,
    WrapUpEnded,
)
from hotline.journal import Journal, JournalReader, Standing
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.rules_of import routing_rules
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.today import LiveStatistics

#: What people call the first queues; the others are districts.
NAMES = (
    ("water", "Water", "المياه"), ("electricity", "Electricity", "الكهرباء"), ("roads", "Roads", "الطرق"),
    ("waste", "Waste collection", "جمع النفايات"), ("lighting", "Street lighting", "إنارة الشوارع"),
    ("permits", "Building permits", "رخص البناء"), ("parks", "Parks and gardens", "الحدائق"),
    ("complaints", "Complaints", "الشكاوى"),
)  # fmt: skip
FIRST = ("Aisha", "Salim", "Fatma", "Khalid", "Maryam", "Said", "Zainab", "Hamed", "Noor", "Yusuf")
LAST = ("Al-Balushi", "Al-Harthi", "Al-Lawati", "Al-Riyami", "Al-Zadjali", "Al-Siyabi")


#: How long a call has taken at most until it is answered, and until it is over with the wrap-up, seconds.
LONGEST_RING, LONGEST_CALL = 62, 370


def configuration(queues: int, agents: int) -> Configuration:
    """Return a configuration with so many of each; agents take calls of three queues."""
    names = [*NAMES, *((f"district-{n:02}", f"District {n}", f"الحي {n}") for n in range(1, 60))][:queues]
    keys = [name for name, _, _ in names]
    return Configuration.model_validate(
        {
            "numbers": {"1111": {"queue": keys[0], "language": "ar"}},
            "queues": {
                key: {"title": {"en": english, "ar": arabic}, "requires": "language"}
                for key, english, arabic in names
            },
            "agents": {
                str(1001 + n): {
                    "name": f"{FIRST[n % 10]} {LAST[n % 6]}",
                    "queues": [keys[(n + k * 7) % queues] for k in range(3)],
                    "skills": {"arabic": 1 + n % 5, **({"english": 1 + n % 4} if n % 3 else {})},
                }
                for n in range(agents)
            },
            "routing": {"language_skills": {"ar": "arabic", "en": "english"}},
            "pause_reasons": {"1": "prayer", "2": "break"},
            "ivr": {"operator_queue": keys[0]},
        }
    )


class WallCity:
    """The wallboard of such a city."""

    def __init__(self, engine: Any, door: Door, queues: int = 50, agents: int = 200) -> None:  # noqa: ANN401
        self.config = configuration(queues, agents)
        self.random = random.Random(11)  # noqa: S311 -- the same city each time
        self.clock = time.time
        self.current = Current(cast("Loaded", _Loaded(self.config)))
        self.journal = Journal(engine, "demo")
        self.reader = JournalReader(engine, self.journal)
        self.standing = Standing(self.journal, engine)
        self.dispatcher = Dispatcher(self.journal, self.current.queues, self.clock)
        self.dispatcher._plan = lambda: None  # type: ignore[method-assign] # the city decides
        self.statistics = LiveStatistics(
            self.reader, lambda: self.config.queues, Calendar(_zone_of_noon()), self.clock, keep_waits=True
        )
        self.sounds = Path(tempfile.mkdtemp(prefix="hotline-city-"))
        self.surge = SurgeSwitch(self.journal, self.sounds, lambda: self.config.node.languages, self.clock)
        self.hub = LiveHub(door, self.clock)
        self.feed = self._feed()
        self.alerts = Alerts(
            journal=self.journal, standing=self.standing, current=self.current.config,
            queues=self.feed.queue_records, clock=self.clock,
        )  # fmt: skip
        self.door = door
        self.calls = 0

    def _feed(self) -> WallFeed:
        records = WallRecords(self.current, self.dispatcher, self.statistics, self.clock)
        queues, agents, calls = (self.hub.topic(name, _anybody) for name in ("queues", "agents", "calls"))
        feed = WallFeed(records, self.statistics, self.clock, queues=queues, agents=agents, calls=calls)
        records.of_agent.append(lambda _agent: {"overridden_by": None, "listeners": []})
        records.of_queue.append(lambda _queue: {"messages": 0, "messages_overdue": 0, "forecast": None})
        alerts = self.hub.topic("alerts", _anybody)
        self.journal.listeners += [feed.hear, lambda _event: self._show_alerts(alerts)]
        return feed

    def _show_alerts(self, topic: Any) -> None:  # noqa: ANN401
        topic.replace({key: alert.record() for key, alert in self.alerts.all().items()})

    def routes(self) -> list[BaseRoute]:
        """Return what the pages ask."""

        async def me(_request: Request, visitor: Visitor) -> Response:
            roles = sorted(visitor.roles)
            return JSONResponse(
                {
                    "user": visitor.user,
                    "name": visitor.name,
                    "agent": visitor.agent,
                    "roles": roles,
                    "departments": [],
                }
            )

        orders = WallOrders(
            current=self.current,
            commands=AgentCommands(self.current.config, self.journal, self.dispatcher, self.clock),
            overrides=AgentOverrides(Overrides(), self.current, self.standing, self.dispatcher, self.clock),
            alerts=self.alerts,
            surge=self.surge,
            sounds=cast("SurgeSounds", Voice(self.sounds, self.clock)),
        )
        reading = ReadHere(self.reader)
        calls = WallCalls(self.reader, reading, self.statistics, self.current.config)
        history = WallHistory(reading, self.current.config, self.statistics.calendar, 900, self.clock)
        return [
            Route("/desk/api/me", self.door.guard(me)),
            *WallRoutes(self.door, calls, cast("WallListening", None), orders).routes(),
            *HistoryRoutes(self.door, history).routes(),
            *self.hub.routes(),
        ]

    async def open(self) -> None:
        """Sign most agents in, and have calls that wait, talk and are over."""
        now = self.clock()
        self.journal.append(RulesLoaded(at=now - 7200, rules=routing_rules(self.config)))
        for key, agent in self.config.agents.items():
            if self.random.random() < 0.93:
                self.journal.append(AgentSignedIn(at=now - 7000, agent=key, queues=tuple(agent.queues)))
        for _ in range(400):
            self.call(now - self.random.uniform(600, 6000), ended=True)
        for _ in range(len(self.config.agents) * 9 // 20):
            self.call(now - self.random.uniform(3, 400), ended=False)
        for key in list(self.config.agents)[::11]:
            if (
                self.dispatcher.live.agents.get(key) is not None
                and self.dispatcher.live.agents[key].call is None
            ):
                self.journal.append(
                    AgentPaused(at=now - self.random.uniform(10, 900), agent=key, reason="prayer")
                )
        await self.journal.flush()
        await self.statistics.start()

    def call(self, at: float, *, ended: bool) -> None:
        """Have a call come at `at`, with one of the usual fates; by `LONGEST_…` later it has happened."""
        self.calls += 1
        name = f"demo-{at:.0f}.{self.calls}"
        queue = self.random.choice(list(self.config.queues)[: 8 if self.random.random() < 0.6 else None])
        language = "en" if self.random.random() < 0.2 else "ar"
        add = self.journal.append
        add(
            CallArrived(
                at=at,
                call=name,
                caller=f"+9689{self.random.randint(1000000, 9999999)}",
                dialled="1111",
                channel="c",
            )
        )
        add(CallQueued(at=at + 1, call=name, queue=queue, language=language))
        fate, wait = self.random.random(), self.random.uniform(2, 60)
        if fate < 0.12 and ended:
            add(CallAbandoned(at=at + wait, call=name, queue=queue))
            add(CallEnded(at=at + wait, call=name, reason="caller hung up"))
        elif fate < 0.75 or ended:
            self._talk(name, queue, at + wait, ended=ended)

    def _talk(self, name: str, queue: str, at: float, *, ended: bool) -> None:
        free = [
            key
            for key, agent in self.config.agents.items()
            if queue in agent.queues
            and (live := self.dispatcher.live.agents.get(key)) is not None
            and live.signed_in
            and live.call is None
        ]
        if not free:
            return
        agent, add = self.random.choice(free), self.journal.append
        add(AgentReserved(at=at, call=name, agent=agent, queue=queue))
        add(AgentRinging(at=at, call=name, agent=agent, channel=f"PJSIP/{agent}-00000001"))
        if ended or self.random.random() < 0.9:
            add(AgentAnswered(at=at + 2, call=name, agent=agent, queue=queue))
        if ended:
            end = at + self.random.uniform(30, 300)
            add(TalkEnded(at=end, call=name, agent=agent, ended_by="caller", wrap_up_seconds=5))
            add(WrapUpEnded(at=end + 5, agent=agent))
            add(CallEnded(at=end, call=name, reason="caller hung up"))

    async def burst(self, seconds: float, calls_per_second: float) -> None:
        """Have calls come and go."""
        end = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < end:
            ended = self.random.random() < 0.7
            self.call(self.clock() - (LONGEST_CALL if ended else LONGEST_RING), ended=ended)
            await asyncio.sleep(1 / calls_per_second)


class Voice:
    """Stands for the machine's voice: an announcement is a file for each language, in which nothing is said."""

    def __init__(self, sounds: Path, clock: Callable[[], float]) -> None:
        self._sounds = sounds
        self._clock = clock

    async def order(self, texts: Mapping[str, str], minutes: float, *, instead: bool) -> Mapping[str, object]:
        """Return what switches it on."""
        sounds = {language: f"surge/city/{language}" for language in texts}
        for sound in sounds.values():
            file = self._sounds / f"{sound}.wav"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        return {"sounds": sounds, "until": self._clock() + 60 * minutes, "instead": instead, "texts": texts}


def _zone_of_noon() -> str:
    """Return a time zone in which midnight is far, whenever the tests run."""
    ahead = 12 - time.gmtime().tm_hour
    return f"Etc/GMT{-ahead:+d}"


class _Loaded:
    """Stands for a file."""

    def __init__(self, config: Configuration) -> None:
        self.config = config


def _anybody(_visitor: Visitor) -> bool:
    return True
