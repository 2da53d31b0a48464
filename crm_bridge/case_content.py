"""What a case is about: category, place, words, answers, citizen. Pure.

A change that changes nothing writes nothing: it has no facts.
"""

import math
from collections.abc import Mapping, Sequence

from hotline.config import Configuration
from hotline.events import CaseCategorised, CaseDetailsChanged, Event
from hotline.problems import did_you_mean

from . import case_form
from .case import Case
from .case_outcome import CaseError, Change
from .case_work import assign, set_priority
from .permissions import Action
from .plain_text import clean_text

#: Letters of each.
MOST_LETTERS: Mapping[str, int] = {"subject": 200, "description": 10_000, "place": 500}


def set_category(case: Case, category: str | None, *, config: Configuration, at: float, by: str) -> Change:
    """Say what the case is about; it goes to that category's department and gets its priority.

    Department and priority stay where somebody said otherwise: where they are not what the category before gave, or
    an owner is named; and once the case is done. Answers that the category does not ask are in the audit only. Raises
    `CaseError` for a category that there is not.
    """
    if category is not None and category not in config.categories:
        raise CaseError(f"there is no category `{category}`. {did_you_mean(category, config.categories)}")
    if category == case.category:
        return Change()
    facts: list[Event] = [CaseCategorised(at=at, by=by, reference=case.reference, category=category)]
    values: dict[str, object] = {"category": category}
    form = case_form.fitting(config.categories.get(category or ""), case.form)
    if form != case.form:
        facts.append(_details(case, ("form",), at=at, by=by))
        values["form"] = form
    for more in _defaults(case, category, config, at=at, by=by):
        facts += more.facts
        values |= more.values
    return Change(tuple(facts), values, actions=frozenset({Action.CATEGORISE}))


def _defaults(case: Case, category: str | None, config: Configuration, *, at: float, by: str) -> list[Change]:
    """Return what the category brings with it where nobody said otherwise."""
    wanted, before = config.categories.get(category or ""), config.categories.get(case.category or "")
    if wanted is None or case.is_done:
        return []
    changes = []
    if case.owner is None and case.department in {None, before.department if before is not None else None}:
        changes.append(assign(case, wanted.department, None, at=at, by=by))
    if case.priority == (before.priority if before is not None else "normal"):
        changes.append(set_priority(case, wanted.priority, at=at, by=by))
    return changes


def set_place(
    case: Case, words: str | None, latitude: float | None, longitude: float | None, *, at: float, by: str
) -> Change:
    """Say where it is: in words, in degrees (WGS 84), in both, or nowhere. Raises `CaseError`."""
    check_coordinates(latitude, longitude)
    words = _text("place", words or "") or None
    new = {"place": words, "latitude": latitude, "longitude": longitude}
    return _described(case, new, at=at, by=by)


def check_coordinates(latitude: float | None, longitude: float | None) -> None:
    """Raise `CaseError` where these are no place on the Earth: one without the other, or out of range."""
    if (latitude is None) != (longitude is None):
        raise CaseError("a place has both, latitude and longitude, or neither")
    for name, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if value is not None and not (math.isfinite(value) and -most <= value <= most):
            raise CaseError(f"the {name} is between -{most} and {most} degrees, not {value}")


def set_details(
    case: Case,
    *,
    config: Configuration,
    at: float,
    by: str,
    subject: str | None = None,
    description: str | None = None,
    form: Mapping[str, str | Sequence[str]] | None = None,
) -> Change:
    """Change subject, description, and all answers to the category's questions; None: that stays.

    Raises `CaseError` for texts that are too long, an empty subject, and answers that cannot be taken (`FormError`).
    """
    new: dict[str, object] = {}
    if subject is not None:
        new["subject"] = _text("subject", " ".join(subject.split()))
        if not new["subject"]:
            raise CaseError("the subject has no words")
    if description is not None:
        new["description"] = _text("description", description)
    if form is not None:
        new["form"] = case_form.check_answers(config.categories.get(case.category or ""), form)
    return _described(case, new, at=at, by=by)


def set_citizen(case: Case, citizen: int | None, *, at: float, by: str) -> Change:
    """Say whose case it is; whether there is such a citizen is the database's to say."""
    return _described(case, {"citizen": citizen}, at=at, by=by)


def _described(case: Case, new: Mapping[str, object], *, at: float, by: str) -> Change:
    values = {name: value for name, value in new.items() if value != getattr(case, name)}
    if not values:
        return Change()
    fact = _details(case, tuple(values), at=at, by=by)
    return Change((fact,), values, actions=frozenset({Action.DESCRIBE}))


def _details(case: Case, fields: tuple[str, ...], *, at: float, by: str) -> CaseDetailsChanged:
    return CaseDetailsChanged(at=at, by=by, reference=case.reference, fields=fields)


def _text(name: str, text: str) -> str:
    most = MOST_LETTERS[name]
    if len(text.strip()) > most:
        raise CaseError(f"the {name} has {len(text.strip())} letters: keep below {most}")
    return clean_text(text, most)
