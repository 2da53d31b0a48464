"""Wires the Open311 server: its answers and what it stands on."""

from functools import partial

from starlette.routing import BaseRoute, Mount

from hotline.clock import Clock
from hotline.crm_bridge.case_change import add_note
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_outcome import UnknownCaseError
from hotline.crm_bridge.public_cases import PublicCases
from hotline.desk.access import Access
from hotline.desk.open311.api import open311_application
from hotline.desk.open311.filing import Filing
from hotline.desk.open311.keys import Keys
from hotline.desk.open311.reading import Reading

from .ground import Ground
from .intake_parts import IntakeParts

#: Where it is served.
PATH = "/open311/v2"


class CitizensWords:
    """What citizens add through somebody's app: internal notes, until one of us has read them."""

    def __init__(self, desk: CaseDesk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock

    async def add(self, reference: str, text: str, language: str, by: str) -> str | None:
        """Keep a note and return its name; None: there is no such case. Raises what the journal raises."""
        how = partial(add_note, text=text, language=language, public=False, at=self._clock(), by=by)
        try:
            await self._desk.change(reference, how)
        except UnknownCaseError:
            return None
        return f"{reference}-{len(await self._desk.notes_of(reference))}"


def open311_routes(ground: Ground, access: Access, shared: IntakeParts) -> list[BaseRoute]:
    """Return what the web server serves; nothing where it is not enabled."""
    config = ground.current.config
    if not config().open311.enabled:
        return []
    clock = ground.clock
    words = CitizensWords(CaseDesk(ground.journal, ground.engine), clock)
    keys = Keys(access, lambda: config().open311.requests_per_hour, clock)
    reading = Reading(config, PublicCases(ground.engine), shared.files.path_of, clock)
    filing = Filing(config, keys, shared.intake, words, clock)
    return [Mount(PATH, open311_application(reading, filing))]
