"""The agent's page in the system's Chromium, with a live hub that the test plays."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Page, expect

_SPEC = importlib.util.spec_from_file_location("agent_city", Path(__file__).parent / "agent_city.py")
assert _SPEC is not None
assert _SPEC.loader is not None
agent_city: ModuleType = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(agent_city)
City, call, IDLE, NOW, AXE = (
    agent_city.City, agent_city.call, agent_city.IDLE, agent_city.NOW, agent_city.AXE
)  # fmt: skip


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with agent_city.served() as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with agent_city.browser() as found:
        yield found


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })")
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_call_from_the_pop_to_the_case(chromium: Browser, url: str, language: str) -> None:
    """Who calls is there before it rings, the form begins with it, keys do the rest, and axe finds nothing."""
    city = City()
    page = agent_city.opened(
        chromium, url, city, language=language, theme="light" if language == "en" else "dark"
    )
    city.tell(state="reserved", pop=agent_city.pop())
    name = "Abdulrahman Al Kindi" if language == "en" else "عبدالرحمن بن سليمان بن ناصر الكندي"
    expect(page.locator("#agent-caller h1")).to_have_text(name)
    city.tell(**call("ringing"))
    assert violations(page) == []
    city.tell(**call("talking", NOW - 5))
    expect(page.locator("#case-subject")).to_be_focused()
    page.keyboard.type("Leak? At the school")  # with a `?`, which is typed and opens nothing
    page.keyboard.press("Alt+c")
    page.keyboard.type("ماسوره")
    page.keyboard.press("Enter")
    expect(page.locator("#case-category")).to_have_value("Water leak" if language == "en" else "تسرب مياه")
    assert violations(page) == []
    page.keyboard.press("Alt+s")
    expect(page.locator(".opened .reference")).to_have_text("48000")
    (body,) = city.requests("POST", "api/cases")
    assert (body["call"], body["citizen"], body["category"]) == ("c-1.7", 7, "leak")
    assert body["subject"] == "Leak? At the school"
    page.context.close()


def test_what_is_typed_outlives_network_and_reload(chromium: Browser, url: str) -> None:
    """Without network it is kept in the browser, the page says so, and after a reload it goes to the server."""
    city = City(record=IDLE | call("talking", NOW - 5))
    page = agent_city.opened(chromium, url, city)
    page.locator("#case-subject").fill("Before")
    expect(page.locator(".kept")).to_have_text("Kept")
    city.away = True
    page.locator("#case-subject").fill("Before and after")
    page.wait_for_timeout(900)
    assert city.drafts["call:c-1.7"][1]["subject"] == "Before"
    city.away = False
    page.reload()
    expect(page.locator("#case-subject")).to_have_value("Before and after")
    expect(page.locator(".kept")).to_have_text("Kept")
    assert city.drafts["call:c-1.7"][1]["subject"] == "Before and after"
    page.context.close()


def test_a_case_is_opened_once(chromium: Browser, url: str) -> None:
    """An answer that is lost and a second try, also after a reload, open one case."""
    city = City(record=IDLE | call("talking", NOW - 5), lose=1)
    page = agent_city.opened(chromium, url, city)
    page.locator("#case-subject").fill("Leak")
    page.keyboard.press("Alt+s")
    expect(page.locator(".case-form .trouble")).to_contain_text("Not saved yet")
    expect(page.locator(".kept")).to_have_text("Kept")
    page.reload()
    expect(page.locator("#case-subject")).to_have_value("Leak")
    page.keyboard.press("Alt+s")
    expect(page.locator(".opened .reference")).to_be_visible()
    assert len(city.requests("POST", "api/cases")) == 2
    assert len(city.opened) == 1
    page.context.close()


def test_a_call_takes_nothing_from_who_types(chromium: Browser, url: str) -> None:
    """Who types when a call comes goes on typing; the form of the call is one button away."""
    city = City()
    page = agent_city.opened(chromium, url, city)
    page.get_by_role("button", name="A case without a call").click()
    page.locator("#case-subject").press_sequentially("Half a")
    city.tell(**call("ringing"))
    expect(page.locator("#agent-caller h1")).to_be_visible()
    page.keyboard.type(" word")
    expect(page.locator("#case-subject")).to_have_value("Half a word")
    page.get_by_role("button", name="To the form of this call").click()
    expect(page.locator("#case-subject")).to_have_value("")
    page.context.close()


def test_of_two_tabs_one_works(chromium: Browser, url: str) -> None:
    """The second tab says so, and can take over; the first says so then."""
    city = City()
    page = agent_city.opened(chromium, url, city)
    other = page.context.new_page()
    other.route("**/api/**", city.answer)
    other.route_web_socket("**/desk/live", City().socket)
    other.goto(f"{url}/desk/agent")
    other.get_by_role("button", name="Work here").click()
    expect(other.locator(".elsewhere")).to_have_count(0)
    expect(page.locator(".elsewhere")).to_be_visible()
    page.context.close()
