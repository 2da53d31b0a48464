"""Wires the Open311 server: its answers and what it stands on."""

from collections.abc import Callable

from starlette.routing import BaseRoute, Mount

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import MOST_LETTERS, Change, add_note
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_outcome import UnknownCaseError
from hotline.crm_bridge.plain_text import clean_text
from hotline.crm_bridge.public_cases import PublicCases
from hotline.desk.access import Access
from hotline.desk.open311.api import open311_application
from hotline.desk.open311.filing import Filing
from hotline.desk.open311.keys import Keys
from hotline.desk.open311.reading import Reading
from hotline.desk.open311.services import public_categories

from .ground import Ground
from .intake_parts import IntakeParts

#: Where it is served.
PATH = "/open311/v2"


#: The same words of the same app within so long are the same ones, seconds.
SAME_SECONDS = 300.0


class CitizensWords:
    """What citizens add through somebody's app: internal notes, until one of us has read them."""

    def __init__(self, desk: CaseDesk, config: Callable[[], Configuration], clock: Clock) -> None:
        self._desk = desk
        self._config = config
        self._clock = clock

    async def add(self, reference: str, text: str, language: str, by: str) -> str | None:
        """Keep a note and return its name; None: there is no such case among those that everybody may see.

        Raises `CaseError` for words that are none, or too many, and what the journal raises.
        """

        def how(case: Case) -> Change:
            if case.category not in public_categories(self._config()):
                raise UnknownCaseError(f"there is no case {reference}")
            return add_note(case, text, language=language, public=False, at=self._clock(), by=by)

        before = await self._desk.notes_of(reference)
        last = before[-1] if before else None
        if (
            last is None
            or (last.by, last.text) != (by, clean_text(text, MOST_LETTERS))
            or self._is_old(last.at)
        ):
            try:
                await self._desk.change(reference, how)
            except UnknownCaseError:
                return None
        return f"{reference}-{len(await self._desk.notes_of(reference))}"

    def _is_old(self, at: float) -> bool:
        """Return whether the same words are meant anew: sooner an app has lost the answer, and sends them again."""
        return self._clock() - at > SAME_SECONDS


def open311_routes(ground: Ground, access: Access, shared: IntakeParts) -> list[BaseRoute]:
    """Return what the web server serves; nothing where it is not enabled."""
    config = ground.current.config
    if not config().open311.enabled:
        return []
    clock = ground.clock
    words = CitizensWords(CaseDesk(ground.journal, ground.engine), config, clock)
    keys = Keys(access, lambda: config().open311.requests_per_hour, clock)
    reading = Reading(config, PublicCases(ground.engine), shared.files.path_of, clock)
    filing = Filing(config, keys, shared.intake, words, clock)
    return [Mount(PATH, open311_application(reading, filing))]
