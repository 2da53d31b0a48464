"""What every part of a controller stands on: the database, the journal, the live state, the link to Asterisk."""

import contextlib
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.asterisk.ami import AmiClient
from hotline.clock import Clock, wall_clock
from hotline.config.loader import Loaded
from hotline.database import DatabaseError, create_engine, database_url, explain
from hotline.journal import Journal, JournalReader, Standing
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.edges import AgentEdges
from hotline.secrets import Secrets

from .agent_overrides import Overrides
from .current import Current
from .phone_choice import PhoneChoice
from .surge import SurgeSwitch

#: How long Asterisk's manager interface may take to come up, seconds.
AMI_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Ground:
    """Opened, recovered and connected."""

    #: As it was at the start; `current` follows a reload.
    loaded: Loaded
    current: Current
    engine: AsyncEngine
    journal: Journal
    reader: JournalReader
    standing: Standing
    dispatcher: Dispatcher
    surge: SurgeSwitch
    ami: AmiClient
    clock: Clock
    phone_choice: PhoneChoice
    #: What supervisors have changed of agents.
    overrides: Overrides


async def open_ground(loaded: Loaded, stack: contextlib.AsyncExitStack) -> Ground:
    """Open all of it, and recover what earlier controllers left; `stack` closes it in the reverse order.

    Raises `AmiUnreachable`, `AmiAuthenticationError`, `DatabaseError` and `SecretsError`.
    """
    config, paths, clock = loaded.config, loaded.paths, wall_clock
    current, overrides = Current(loaded), Overrides()
    engine = create_engine(database_url(config, paths))
    stack.push_async_callback(engine.dispose)
    journal = Journal(engine, config.node.name)
    stack.push_async_callback(journal.close)
    reader = JournalReader(engine, journal)
    dispatcher = Dispatcher(journal, current.queues, clock)
    stack.callback(dispatcher.close)
    journal.listeners.append(AgentEdges(lambda: dispatcher.live).hear)
    surge = SurgeSwitch(journal, paths.sounds, lambda: current.config().node.languages, clock)
    standing = Standing(journal, engine)
    phone_choice = PhoneChoice(standing, clock)
    journal.listeners.append(overrides.hear)
    try:
        await surge.recover(reader)
        await phone_choice.recover()
        await overrides.recover(standing)
        current.adjust_by(overrides.applied)
        await dispatcher.recover(reader, paths.queue_checkpoint, current.config().agents)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise DatabaseError(explain(engine.url, error)) from error
    ami = await _connect(loaded, stack)
    return Ground(
        loaded,
        current,
        engine,
        journal,
        reader,
        standing,
        dispatcher,
        surge,
        ami,
        clock,
        phone_choice,
        overrides,
    )


async def _connect(loaded: Loaded, stack: contextlib.AsyncExitStack) -> AmiClient:
    """Return the link to Asterisk, which mends itself from now on."""
    config = loaded.config
    secrets = Secrets.load_or_create(loaded.paths.secrets, config.agents)
    ami = AmiClient(
        host=config.asterisk.ami_host,
        port=config.asterisk.ami_port,
        username="hotline",
        secret=secrets.ami_password,
    )
    stack.push_async_callback(ami.close)
    await ami.connect(seconds=AMI_SECONDS)
    return ami
