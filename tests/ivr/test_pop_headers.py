"""What stands in the INVITE to the agent's phone."""

from dataclasses import replace
from pathlib import Path

import pytest

from hotline.ivr.call import CallScript
from hotline.ivr.pop_headers import call_url
from hotline.testing.agi import FakeLeg
from hotline.testing.house_parts import services_of
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

DIRECT = "1112"
URL = "https://desk.example/calls/{call}"


async def dialled(folder: Path, case: str | None, **settings: object) -> str:
    """Return the options with which the agent is dialled."""
    house = House(folder, {f"screen_pop.{key}": value for key, value in settings.items()})
    services = replace(services_of(house), case_of_call=lambda call: case)
    house.script = CallScript(services)
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(talk_seconds=10)])
    await call.ended()
    (words,) = (words for words in call.commands if words[:2] == ["EXEC", "Dial"])
    return words[2].split(",", 2)[2]


@in_virtual_time
async def test_nothing_is_added_unless_it_is_wanted(tmp_path: Path) -> None:
    """Dial is quicker without."""
    assert await dialled(tmp_path, "4271", call_url=URL) == "gmi"


@in_virtual_time
async def test_case_and_url_are_added(tmp_path: Path) -> None:
    """Both headers, by one pre-dial handler."""
    options = await dialled(tmp_path, "4271", sip_headers=True, call_url=URL)
    assert options == "gmib(hotline-pop^s^1(4271^https://desk.example/calls/test-1.1))"


@in_virtual_time
async def test_a_call_without_a_case_has_the_url_only(tmp_path: Path) -> None:
    """Nobody guesses which case it may be."""
    options = await dialled(tmp_path, None, sip_headers=True, call_url=URL)
    assert options == "gmib(hotline-pop^s^1(^https://desk.example/calls/test-1.1))"


@in_virtual_time
async def test_nothing_known_is_nothing_added(tmp_path: Path) -> None:
    """Without case and URL the phone is dialled as ever."""
    assert await dialled(tmp_path, None, sip_headers=True) == "gmi"


@pytest.mark.parametrize(
    "case",
    ["4271\r\nX-Evil: 1", "4271,30,gmi", "4271)b(other", "4271^x", "${SHELL(id)}", '42"71', "٤٢٧١", "9" * 41],
)
@in_virtual_time
async def test_a_reference_that_could_mean_anything_else_is_left_out(tmp_path: Path, case: str) -> None:
    """Neither another header nor another option nor an expression comes out of the store."""
    assert await dialled(tmp_path, case, sip_headers=True) == "gmi"


@in_virtual_time
async def test_a_url_that_is_too_long_for_a_header_is_left_out(tmp_path: Path) -> None:
    """The configuration refuses signs that Dial could misread, and its length cannot break the ring either."""
    url = "https://x.example/" + 1000 * "a"
    assert await dialled(tmp_path, None, sip_headers=True, call_url=url) == "gmi"


def test_the_identity_of_the_call_is_escaped_in_the_url() -> None:
    """A system name with a slash stays one part of the path."""
    assert call_url(URL, "a/b?c-1.1") == "https://desk.example/calls/a%2Fb%3Fc-1.1"
