"""Answers to the questions of a category. Pure.

The datatypes are those of Open311 GeoReport v2 (service definition, `datatype`). What comes in is text, or several
texts of a `multivaluelist`; what is kept is the same, trimmed, so that every system reads it alike.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

from hotline.config.cases import Category, FormField
from hotline.problems import did_you_mean

from .case_outcome import FormError
from .plain_text import clean_text

Answer = str | Sequence[str]

#: Letters of an answer.
MOST_LETTERS = 4000


def check_answers(
    category: Category | None, answers: Mapping[str, Answer], *, whole: bool = True
) -> dict[str, Answer]:
    """Return the answers as they are kept: trimmed, without empty ones.

    `whole`: questions that must be answered are. Raises `FormError` with what is wrong with each answer.
    """
    fields: Mapping[str, FormField] = category.fields if category is not None else {}
    kept: dict[str, Answer] = {}
    problems: dict[str, str] = {}
    for key, answer in answers.items():
        found = fields.get(key)
        if found is None:
            nothing = (
                "the category asks nothing"
                if category is not None
                else "a case without category asks nothing"
            )
            problems[key] = f"`{key}` is not asked: {did_you_mean(key, fields) if fields else nothing}"
            continue
        given = _given(answer)
        if not given:
            continue
        problem = _problem(key, found, given)
        if problem is not None:
            problems[key] = problem
        else:
            kept[key] = list(given) if found.datatype == "multivaluelist" else given[0]
    if whole:
        for key, found in fields.items():
            if found.required and key not in kept and key not in problems:
                problems[key] = f"`{key}` must be answered"
    if problems:
        raise FormError(problems)
    return kept


def fitting(category: Category | None, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return those answers that another category can keep."""
    kept: dict[str, Answer] = {}
    for key, answer in answers.items():
        try:
            kept |= check_answers(category, {key: answer}, whole=False)
        except FormError:
            continue  # it is not asked there, or not like that
    return kept


def clean(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return answers that nobody checks with words that every database keeps."""
    return {
        clean_text(key, MOST_LETTERS): clean_text(answer, MOST_LETTERS)
        if isinstance(answer, str)
        else [clean_text(text, MOST_LETTERS) for text in answer]
        for key, answer in answers.items()
    }


def _given(answer: Answer) -> list[str]:
    texts = [answer] if isinstance(answer, str) else answer
    # One letter more than is kept: what is too long is refused, and not cut.
    clean = (clean_text(text, MOST_LETTERS + 1) for text in texts)
    return list(dict.fromkeys(text for text in clean if text))


def _problem(key: str, field: FormField, given: Sequence[str]) -> str | None:
    if len(given) > 1 and field.datatype != "multivaluelist":
        return f"`{key}` has one answer, not {len(given)}"
    if any(len(text) > MOST_LETTERS for text in given):
        return f"`{key}` has more than {MOST_LETTERS} letters"
    match field.datatype:
        case "number":
            return None if _is_number(given[0]) else f"`{key}` is a number, not `{given[0]}`"
        case "datetime":
            example = "2026-11-30T12:00:00+04:00"
            return None if _is_moment(given[0]) else f"`{key}` is a date and a time such as {example}"
        case "singlevaluelist" | "multivaluelist":
            wrong = next((text for text in given if text not in field.values), None)
            return f"`{key}` cannot be `{wrong}`. {did_you_mean(wrong, field.values)}" if wrong else None
        case _:
            return None


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
