"""The process that reads a long time of the journal: `python -m hotline.app.history_process`.

`history_reading.py` starts one for each question. On stdin comes an `Order` as JSON, on stdout goes the answer, and on
stderr, where it fails, one line that says why. It is served after the controller, and dies with it.
"""

import asyncio
import sys

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from hotline import database, logs
from hotline.journal import JournalReader
from hotline.niceness import come_after
from hotline.parent_process import end_with_parent

from .history_jobs import Job, carry_out

#: As `nice`: calls come first; and yet a busy machine makes reports (of 19 the share would be nothing).
NICENESS = 5


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done. The URL may hold a password: it goes through the pipe, never into the command line."""

    url: str
    job: Job


async def perform(order: Order) -> None:
    """Do it. Raises what the database and stdout raise."""
    engine = database.create_engine(order.url)
    try:
        await carry_out(order.job, JournalReader(engine), sys.stdout.buffer)
        sys.stdout.buffer.flush()
    finally:
        await engine.dispose()


def main(parent: int) -> int:
    """Do what is on stdin, unless the process with this identifier has ended. Return the exit status."""
    if not end_with_parent(parent):
        return 1
    come_after(NICENESS)
    logs.configure(level="error")  # to stderr: stdout is the answer's
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    try:
        asyncio.run(perform(order))
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        print(type(error).__name__, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
