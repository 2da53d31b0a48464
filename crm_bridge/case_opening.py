"""Opening cases with what is known without asking: who deals with them, how urgent they are, whose they are."""

from collections.abc import Callable
from typing import Unpack

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import CaseOpened

from . import case_form, citizen_reading
from .case_content import MOST_LETTERS
from .cases import NewCase, Report, open_with_fact
from .departments import of_queue
from .plain_text import clean_line, clean_text


class CaseOpening:
    """Opens cases as `cases.open_with_fact` does, completed by the configuration and by who has the caller's number."""

    def __init__(self, current: Callable[[], Configuration]) -> None:
        self._current = current

    async def __call__(self, connection: AsyncConnection, **fields: Unpack[NewCase]) -> CaseOpened:
        """Open a case within the connection's transaction and return the fact, which is to be committed with it.

        A number that several share is nobody's, and nobody is added because of a call.
        """
        report = completed(_clean(fields.get("report", Report())), fields["queue"], self._current())
        if report.citizen is None and fields["caller"] is not None:
            citizen = await citizen_reading.sole(connection, "phone", fields["caller"])
            report = msgspec.structs.replace(report, citizen=citizen)
        fields["subject"] = clean_line(fields["subject"], MOST_LETTERS["subject"])
        fields["report"] = report
        return await open_with_fact(connection, **fields)


def completed(report: Report, queue: str | None, config: Configuration) -> Report:
    """Return what is known of a new case with what its category, or else its queue, says. Pure."""
    category = config.categories.get(report.category or "")
    if category is None:
        return msgspec.structs.replace(report, department=report.department or of_queue(config, queue))
    return msgspec.structs.replace(
        report,
        department=report.department or category.department,
        priority=category.priority if report.priority == Report().priority else report.priority,
    )


def _clean(report: Report) -> Report:
    """Return the report with words that every database keeps; nobody is turned away because of a stray sign."""
    return msgspec.structs.replace(
        report,
        description=clean_text(report.description, MOST_LETTERS["description"]),
        place=clean_text(report.place or "", MOST_LETTERS["place"]) or None,
        form=case_form.clean(report.form),
    )
