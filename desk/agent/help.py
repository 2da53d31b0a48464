"""What helps while a case is typed: what it is probably about, and which open cases may be the same one."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge import duplicates
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.category_hint import hints
from hotline.crm_bridge.duplicates import Suggestion
from hotline.database import for_reading

#: Suggestions that are shown.
MOST_SUGGESTIONS = 5

_Text = Annotated[str, msgspec.Meta(max_length=10_000)]
_Degrees = Annotated[float, msgspec.Meta(ge=-180, le=180)]


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """What is typed so far."""

    subject: _Text = ""
    description: _Text = ""
    category: str | None = None
    citizen: int | None = None
    #: E.164.
    caller: str | None = None
    place: _Text | None = None
    latitude: _Degrees | None = None
    longitude: _Degrees | None = None


class CaseHelp:
    """Answers; every method raises what the database raises."""

    def __init__(self, engine: AsyncEngine, current: Callable[[], Configuration], clock: Clock) -> None:
        self._reading = for_reading(engine)
        self._current = current
        self._clock = clock

    async def of(self, typed: Typed) -> dict[str, Any]:
        """Return hints of categories, and cases that may be the same, the likeliest first."""
        config = self._current()
        text = f"{typed.subject}\n{typed.description}"
        async with self._reading.connect() as connection:
            found = await duplicates.suggest(
                connection, self._case(typed, config), config, limit=MOST_SUGGESTIONS
            )
        return {
            "hints": [msgspec.to_builtins(hint) for hint in hints(text, config.categories)],
            "suggestions": [_shown(one, typed) for one in found],
        }

    def _case(self, typed: Typed, config: Configuration) -> Case:
        now = self._clock()
        has_point = typed.latitude is not None and typed.longitude is not None
        return Case(
            reference="", opened_at=now, status="new", channel="voice", caller=typed.caller,
            language="", queue=None, subject=typed.subject, department=None, owner=None, due_at=None,
            citizen=typed.citizen,
            category=typed.category if typed.category in config.categories else None,
            place=typed.place or None,
            latitude=typed.latitude if has_point else None,
            longitude=typed.longitude if has_point else None,
        )  # fmt: skip


def _shown(one: Suggestion, typed: Typed) -> Mapping[str, Any]:
    case = one.case
    return {
        "reference": case.reference,
        "subject": case.subject,
        "status": case.status,
        "category": case.category,
        "place": case.place,
        "opened_at": case.opened_at,
        "metres": one.metres,
        "same_citizen": typed.citizen is not None and case.citizen == typed.citizen,
        "same_caller": typed.caller is not None and case.caller == typed.caller,
        "same_words": any("same words" in reason for reason in one.reasons),
    }
