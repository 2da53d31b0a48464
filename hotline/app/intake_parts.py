"""Wires how contacts are taken in: one store of files and one intake, for whatever channel brings them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hotline.crm_bridge.category_hint import clear_category, hints
from hotline.crm_bridge.channels.web_form_guard import Tickets
from hotline.crm_bridge.city_keys import key_of
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.desk.report_filing import ReportGround

from .ground import Ground


@dataclass(frozen=True, slots=True)
class IntakeParts:
    """What the channels share."""

    files: FileStore
    intake: CaseIntake
    #: What all forms by which citizens report stand on.
    reports: ReportGround


def intake_parts(ground: Ground) -> IntakeParts:
    """Return them. The largest file is that of the start, not of a reload."""
    config, current = ground.loaded.config, ground.current.config
    files = FileStore(ground.loaded.paths.files, config.cases.max_attachment_megabytes * 1_000_000)

    def hint(text: str, _language: str | None) -> str | None:
        return clear_category(hints(text, current().categories))

    intake = CaseIntake(ground.journal, files, current, hint=hint)
    return IntakeParts(files, intake, ReportGround(intake, current, _tickets(ground), ground.clock))


def _tickets(ground: Ground) -> Callable[[], Awaitable[Tickets]]:
    """Return what signs forms, with one key for all nodes of the city."""
    known: list[Tickets] = []

    async def tickets() -> Tickets:
        if not known:
            known.append(Tickets(await key_of("web form", ground.journal, ground.engine)))
        return known[0]

    return tickets
