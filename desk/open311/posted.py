"""From the fields of POST requests to a report, or what is wrong with them. Pure."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from hotline.config.cases import Category
from hotline.crm_bridge.case_form import check_answers
from hotline.crm_bridge.case_outcome import FormError

#: Letters of a description (GeoReport v2) and of all other fields.
LONGEST_DESCRIPTION = 4000
LONGEST_FIELD = 1000


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """What a citizen reports through somebody's app."""

    service_code: str
    description: str = ""
    address: str = ""
    #: Degrees, WGS 84; both or none.
    latitude: float | None = None
    longitude: float | None = None
    #: Answers to the category's questions.
    form: Mapping[str, str | Sequence[str]] = {}
    email: str = ""
    phone: str = ""
    name: str = ""
    media_url: str = ""
    #: The citizen wants to hear what becomes of it: our extension.
    notify: bool = False


class NotPostedError(Exception):
    """The fields are no report."""

    def __init__(self, status: int, faults: Sequence[str]) -> None:
        """`faults` say what is wrong; 404: there is no such service."""
        super().__init__("; ".join(faults))
        self.status = status
        self.faults = faults


def read_posted(fields: Sequence[tuple[str, str]], categories: Mapping[str, Category]) -> Posted:
    """Return the report. An empty field equals an absent one (GeoReport v2).

    Raises `NotPostedError`, with all faults at once.
    """
    plain = {name: value.strip() for name, value in fields if value.strip()}
    code = plain.get("service_code", "")
    if not code:
        raise NotPostedError(400, ["service_code was not provided"])
    category = categories.get(code)
    if category is None:
        raise NotPostedError(
            404, [f"service_code `{code[:40]}` is not known: GET services has those that are"]
        )
    faults: list[str] = []
    latitude, longitude = _place(plain, faults)
    form = _form(fields, category, faults)
    for name, value in plain.items():
        longest = LONGEST_DESCRIPTION if name == "description" else LONGEST_FIELD
        if len(value) > longest:
            faults.append(f"{name[:40]} has {len(value)} letters: it may have {longest}")
    if faults:
        raise NotPostedError(400, faults)
    return Posted(
        service_code=code,
        description=plain.get("description", ""),
        address=plain.get("address_string") or plain.get("address_id", ""),
        latitude=latitude,
        longitude=longitude,
        form=form,
        email=plain.get("email", ""),
        phone=plain.get("phone", ""),
        name=" ".join(filter(None, (plain.get("first_name"), plain.get("last_name")))),
        media_url=plain.get("media_url", ""),
        notify=plain.get("notify", "").lower() in {"true", "1", "yes"},
    )


def _place(plain: Mapping[str, str], faults: list[str]) -> tuple[float | None, float | None]:
    latitude = _degrees("lat", plain.get("lat"), 90, faults)
    longitude = _degrees("long", plain.get("long"), 180, faults)
    if ("lat" in plain) != ("long" in plain):
        faults.append("lat and long go together")
    elif not plain.keys() & {"lat", "address_string", "address_id"}:
        faults.append("a place is needed: lat and long, or address_string")
    return latitude, longitude


def _degrees(name: str, text: str | None, most: int, faults: list[str]) -> float | None:
    if text is None:
        return None
    try:
        degrees = float(text)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        faults.append(f"{name} is a number of degrees from -{most} to {most} (WGS 84)")
        return None
    return degrees


def _form(
    fields: Sequence[tuple[str, str]], category: Category, faults: list[str]
) -> Mapping[str, str | Sequence[str]]:
    """Return the answers: `attribute[code]=value`, and `attribute[code][]=value` once for each chosen one."""
    given: dict[str, list[str]] = {}
    for name, value in fields:
        if name.startswith("attribute["):
            code = name.removeprefix("attribute[").removesuffix("[]").removesuffix("]")
            given.setdefault(code, []).append(value)
    try:
        return check_answers(category, given)
    except FormError as error:
        faults += [f"attribute[{code[:40]}]: {problem}" for code, problem in error.problems.items()]
    return {}
