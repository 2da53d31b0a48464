"""What is asked of the journal of a long time, and the doing of it: the same in a process of its own and in this one.

Memory needs no more than a day and the answer: old intervals are added up into the periods of the report
(`statistics_of`), and of the calls behind a number only those are kept that are listed (`Gathering`).
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import msgspec

from hotline.journal import JournalReader
from hotline.queue.statistics.behind import Asked, Gathering
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.history import statistics_of
from hotline.queue.statistics.measures import ServiceLevel
from hotline.queue.statistics.moments import Moment
from hotline.queue.statistics.places import Thresholds
from hotline.queue.statistics.report import AGENT_COLUMNS, Span, agent_rows, queue_columns, queue_rows
from hotline.queue.statistics.written import WrittenReport, agent_details, queue_details


class ReportJob(msgspec.Struct, frozen=True, kw_only=True, tag="report"):
    """A report to write."""

    #: `queue` or `agent`.
    of: str
    span: Span
    variant: ServiceLevel
    csv: bool
    timezone: str
    thresholds: Mapping[str, Thresholds]
    #: Queues or agents in the order of the configuration.
    names: Sequence[str]
    definitions: Mapping[str, Any]


class BehindJob(msgspec.Struct, frozen=True, kw_only=True, tag="behind"):
    """The calls behind a number; the answer is a `Gathered` as JSON."""

    asked: Asked
    #: Up to when agents' times count, seconds since the epoch.
    now: float
    thresholds: Mapping[str, Thresholds]
    #: So many are listed.
    most: int


class Gathered(msgspec.Struct, frozen=True):
    """What stands behind a number: how many, the sum of their seconds, and the newest."""

    count: int
    seconds: float
    newest: list[Moment]


Job = ReportJob | BehindJob


async def carry_out(job: Job, reader: JournalReader, file: BinaryIO) -> None:
    """Write the answer into a file. Raises what the reader and the file raise."""
    parts = _report(job, reader) if isinstance(job, ReportJob) else _behind(job, reader)
    for part in await parts:
        file.write(part)


async def _report(job: ReportJob, reader: JournalReader) -> Iterator[bytes]:
    calendar, span = Calendar(job.timezone), job.span
    # The calendar is asked once for each interval, and not once for each agent.
    period_of = functools.cache(calendar.period_of(span.by, span.since))
    statistics = await statistics_of(reader, job.thresholds, span.since, span.until, period_of=period_of)
    length = statistics.interval_seconds
    written: WrittenReport[Any]
    if job.of == "agent":
        written = WrittenReport(
            of=job.of, span=span, calendar=calendar, interval_seconds=length, columns=AGENT_COLUMNS,
            rows=agent_rows(statistics, span, calendar, job.names), details=agent_details,
            definitions=job.definitions,
        )  # fmt: skip
    else:
        written = WrittenReport(
            of=job.of, span=span, calendar=calendar, interval_seconds=length, columns=queue_columns(job.variant),
            rows=queue_rows(statistics, span, calendar, job.names), details=queue_details,
            definitions=job.definitions,
        )  # fmt: skip
    parts = written.csv_parts() if job.csv else written.json_parts()
    return (part.encode() for part in parts)


async def _behind(job: BehindJob, reader: JournalReader) -> Iterator[bytes]:
    asked = job.asked
    gathering = Gathering(asked, job.most)
    statistics = await statistics_of(
        reader, job.thresholds, asked.since, asked.until, period_of=lambda _start: 0, listener=gathering
    )
    gathering.end(statistics, job.now)
    found = Gathered(gathering.count, gathering.seconds, gathering.newest())
    return iter([msgspec.json.encode(found)])
