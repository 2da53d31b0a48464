"""`hotline controller`: the process beside Asterisk; `hotline up` starts it."""

import asyncio

import uvloop

from hotline import logs
from hotline.app.controller import run_controller
from hotline.app.lock import AlreadyRunningError
from hotline.asterisk.ami import AmiError
from hotline.database import DatabaseError
from hotline.journal import JournalError
from hotline.priority import come_first
from hotline.secrets import SecretsError

from .common import ConfigOption, fail, load_or_exit

#: What ends a controller with a message that is meant for people.
EXPECTED = (AlreadyRunningError, AmiError, DatabaseError, JournalError, SecretsError, OSError)


def controller(config: ConfigOption = None) -> None:
    """Serve calls until SIGTERM."""
    loaded = load_or_exit(config)
    logs.configure()
    come_first()
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(run_controller(loaded))
    except EXPECTED as error:
        fail(str(error))
