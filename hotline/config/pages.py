"""The pages for everybody: citizens without an account, public statistics, field teams in the street."""

from typing import Annotated, Literal

from pydantic import Field

from hotline.config.field_types import Name, Section


class CitizenPage(Section):
    """The page `/1111`."""

    enabled: bool = False
    #: Whose people call back who asks for it there; no call-backs by the page when not set.
    callback_queue: Name | None = None
    #: How a number is confirmed: by a code in a text, or by the key that whoever answers the call-back presses.
    confirm: Literal["text", "call"] = "text"
    #: Call-backs that one address may ask for within an hour, and codes that one number gets within a day.
    callbacks_per_hour: Annotated[int, Field(ge=1, le=1000)] = 5
    codes_per_day: Annotated[int, Field(ge=1, le=20)] = 3
    #: Wrong pairs of reference and number that one address may ask about within a day.
    misses_per_day: Annotated[int, Field(ge=1, le=1000)] = 10
    #: Where the map begins without an outline: latitude and longitude, degrees.
    centre: tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]] = (
        23.588,
        58.3829,
    )


class FieldPage(Section):
    """The page `/field` for field teams."""

    #: Where telephones reach it, without a slash at the end; without it no links are sent to teams.
    address: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/[^\s]*[^\s/])?$")] | None = None
    link_minutes: Annotated[float, Field(ge=1, le=60)] = 10
    session_hours: Annotated[float, Field(ge=1, le=168)] = 12
    #: The place that a camera wrote into a photo is sent along; the photo itself never has it.
    photo_place: bool = True


class PublicStatistics(Section):
    """The page `/statistics`."""

    enabled: bool = False
    #: Smaller counts are not shown.
    least_count: Annotated[int, Field(ge=1, le=100)] = 5
    #: How far back it goes.
    days: Annotated[int, Field(ge=1, le=800)] = 400
