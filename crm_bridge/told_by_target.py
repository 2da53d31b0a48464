"""What another system says of a case becomes its status and a note of ours."""

from functools import partial
from typing import Protocol

import structlog

from hotline.clock import Clock

from . import case_change
from .case_change import CaseError
from .case_desk import CaseDesk
from .case_status import REOPENED

log = structlog.get_logger()


class CaseNews(Protocol):
    """Hears what other systems say of our cases."""

    async def tell(self, target: str, reference: str, *, status: str | None, words: str) -> None:
        """Take a status (one of `case_status.TRANSITIONS`; None: as it was) and words that may be empty.

        Raises what database and journal raise.
        """


class ToldByTarget:
    """Changes the case in the name of the target."""

    def __init__(self, desk: CaseDesk, language: str, clock: Clock) -> None:
        """`language` is that of notes: the other system does not say in which it writes."""
        self._desk = desk
        self._language = language
        self._clock = clock

    async def tell(self, target: str, reference: str, *, status: str | None, words: str) -> None:
        """Note the words for our own people, and give the case the status where it has a way there.

        What is told again, after a crash, is there already, and changes nothing.
        """
        by = f"target:{target}"
        try:
            await self._note(reference, words.strip()[: case_change.MOST_LETTERS].strip(), by)
            if status is not None:
                await self._desk.change(
                    reference, partial(case_change.set_status, status=status, at=self._clock(), by=by)
                )
        except CaseError as error:  # our people look at it: the note is there
            log.warning("target.status_not_taken", target=target, reference=reference, reason=str(error))

    async def _note(self, reference: str, words: str, by: str) -> None:
        if not any(sign.isalnum() for sign in words) or await self._was_said(reference, words, by):
            return
        note = partial(
            case_change.add_note, text=words, language=self._language, public=False, at=self._clock(), by=by
        )
        await self._desk.change(reference, note)

    async def _was_said(self, reference: str, words: str, by: str) -> bool:
        """Tell whether these were its last words, and the case was not reopened since."""
        theirs = [note for note in await self._desk.notes_of(reference) if note.by == by]
        if not theirs or theirs[-1].text != words:
            return False
        case = await self._desk.find(reference)
        return case is None or case.status != REOPENED
