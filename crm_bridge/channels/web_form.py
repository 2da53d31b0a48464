"""What a citizen filled into the web form: checked, and as a contact. Pure."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from hotline.config import Configuration
from hotline.config.cases import Category
from hotline.crm_bridge import addresses
from hotline.crm_bridge.case_form import check_answers
from hotline.crm_bridge.case_outcome import FormError
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.consents import PURPOSES
from hotline.crm_bridge.contact import Incoming, IncomingFile
from hotline.crm_bridge.plain_text import clean_line, clean_text

CHANNEL = "web"

#: Letters of the description, and of a line.
LONGEST_DESCRIPTION = 5000
LONGEST_LINE = 300

#: Before the key of a category's question, and of a consent, in the names of fields.
ANSWER, CONSENT = "answer-", "consent-"


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed: shown again where something is wrong with it."""

    category: str
    description: str = ""
    place: str = ""
    latitude: str = ""
    longitude: str = ""
    name: str = ""
    #: An e-mail address or a telephone number.
    contact: str = ""
    answers: Mapping[str, tuple[str, ...]] = {}
    consents: frozenset[str] = frozenset()


def read_filled(category: str, fields: Sequence[tuple[str, str]]) -> Filled:
    """Return what was typed, without what harms."""
    lines = {name: clean_line(value, LONGEST_LINE) for name, value in fields if name != "description"}
    answers: dict[str, tuple[str, ...]] = {}
    for name, value in fields:
        if name.startswith(ANSWER):
            key = name.removeprefix(ANSWER)
            answers[key] = (*answers.get(key, ()), clean_text(value, LONGEST_DESCRIPTION))
    return Filled(
        category=category,
        description=clean_text(dict(fields).get("description", ""), LONGEST_DESCRIPTION),
        place=lines.get("place", ""),
        latitude=lines.get("latitude", ""),
        longitude=lines.get("longitude", ""),
        name=lines.get("name", ""),
        contact=lines.get("contact", ""),
        answers=answers,
        consents=frozenset(purpose for purpose in PURPOSES if lines.get(f"{CONSENT}{purpose}")),
    )


def faults_of(filled: Filled, category: Category, country: str) -> dict[str, str]:
    """Return what is wrong, by field, as keys of the page's words; empty: nothing."""
    faults: dict[str, str] = {}
    if not any(sign.isalnum() for sign in filled.description):
        faults["description"] = "fault_description"
    if not filled.place and position_of(filled) is None:
        faults["place"] = "fault_place"
    if filled.contact and _address(filled, country) is None:
        faults["contact"] = "fault_contact"
    elif filled.consents and not filled.contact:
        faults["contact"] = "fault_consent"
    try:
        check_answers(category, _answers(filled))
    except FormError as error:
        for key in error.problems:
            is_given = any(filled.answers.get(key, ()))
            faults[f"{ANSWER}{key}"] = "fault_answer" if is_given else "fault_missing"
    return faults


def contact_of(
    filled: Filled,
    config: Configuration,
    *,
    at: float,
    language: str,
    ticket: str,
    files: tuple[IncomingFile, ...],
    wording: str,
) -> Incoming:
    """Return the contact of a form without faults; `wording` is what stood beside the boxes of the consents."""
    category = config.categories[filled.category]
    position = position_of(filled)
    report = Report(
        description=filled.description,
        category=filled.category,
        form=check_answers(category, _answers(filled)),
        place=filled.place or None,
        latitude=None if position is None else position[0],
        longitude=None if position is None else position[1],
    )
    return Incoming(
        channel=CHANNEL,
        at=at,
        sender=_address(filled, config.node.country) or "",
        sender_name=filled.name,
        text=filled.description,
        language=language,
        external_id=ticket,
        files=files,
        report=report,
        consents=tuple(purpose for purpose in PURPOSES if purpose in filled.consents),
        proof=f"box ticked in the web form: {wording}",
    )


def position_of(filled: Filled) -> tuple[float, float] | None:
    """Return latitude and longitude, None where there are none that can be."""
    try:
        latitude, longitude = float(filled.latitude), float(filled.longitude)
    except ValueError:
        return None
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _answers(filled: Filled) -> dict[str, str | Sequence[str]]:
    return {key: list(texts) for key, texts in filled.answers.items()}


def _address(filled: Filled, country: str) -> str | None:
    return addresses.normalise(addresses.kind_of(filled.contact), filled.contact, country)
