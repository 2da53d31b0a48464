"""The agent's page in the system's Chromium, with a live hub that the test plays."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hotline.testing.browser import faults
from tests.desk.hostile import HOSTILE, harm

_SPEC = importlib.util.spec_from_file_location("agent_city", Path(__file__).parent / "agent_city.py")
assert _SPEC is not None
assert _SPEC.loader is not None
agent_city: ModuleType = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(agent_city)
City, call, IDLE, NOW = agent_city.City, agent_city.call, agent_city.IDLE, agent_city.NOW

TALKING = IDLE | call("talking", NOW - 5)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with agent_city.served() as found:
        yield found


def _tab_to(page: Page, wanted: Locator) -> None:
    """Go there by the keyboard alone."""
    for _ in range(60):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not come to {wanted}")


def test_a_call_without_a_mouse(browser: Browser, url: str) -> None:
    """Who calls is there before it rings; keys fill the form, save it, say what it led to; axe finds nothing."""
    city = City()
    page = agent_city.opened(browser, url, city, language="ar", theme="dark")
    city.tell(state="reserved", pop=agent_city.pop())
    expect(page.locator("#agent-caller h1")).to_have_text("عبدالرحمن بن سليمان بن ناصر الكندي")
    expect(page.locator("[aria-live=assertive]")).to_contain_text("عبدالرحمن")
    city.tell(**call("ringing"))
    city.tell(**call("talking", NOW - 5))
    expect(page.locator("#case-subject")).to_be_focused()
    page.keyboard.type("Leak? At the school")  # with a `?`, which is typed and opens nothing
    page.keyboard.press("Alt+c")
    page.keyboard.type("ماسوره")
    page.keyboard.press("Enter")
    expect(page.locator("#case-category")).to_have_value("تسرب مياه")
    expect(page.locator(".similar li")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Alt+s")
    expect(page.locator(".opened .reference")).to_have_text("48000")
    (body,) = city.requests("POST", "api/cases")
    assert (body["call"], body["citizen"], body["category"]) == ("c-1.7", 7, "leak")
    assert body["subject"] == "Leak? At the school"
    wrap_up = {"call": "c-1.7", "queue": "water", "began": NOW, "until": NOW + 30, "at_most": NOW + 90}
    city.tell(state="wrapping up", call=None, line={"call": None}, wrap_up=wrap_up)
    _tab_to(page, page.locator(".dispositions input").first)
    with page.expect_request("**/disposition") as said:
        page.keyboard.press("2")
        page.keyboard.press("Alt+w")
    assert said.value.post_data_json == {"disposition": "case", "note": ""}
    assert len(city.requests("POST", "state/end-wrap-up")) == 1


def test_asking_a_colleague(browser: Browser, url: str) -> None:
    """While it rings there is only the way back; then handing over and talking together; a refusal has words."""
    city = City(record=TALKING)
    page = agent_city.opened(browser, url, city, language="ar")
    page.keyboard.press("Alt+t")
    expect(page.locator(".transfer input")).to_be_focused()
    page.keyboard.type("سالم")
    expect(page.locator(".targets li")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("سالم الحارثي: في استراحة.").wait_for(timeout=30_000)
    assert city.requests("POST", "call/consult") == [{"kind": "agent", "key": "1002"}]
    asked = {"kind": "agent", "key": "1002", "agent": "1002", "stage": "ringing", "since": NOW}
    for stage, buttons in (("ringing", 1), ("talking", 3), ("conference", 2)):
        line = {"call": "c-1.7", "held": False, "recording": "on", "consultation": asked | {"stage": stage}}
        city.tell(state="consulting", line=line)
        expect(page.locator(".consultation button")).to_have_count(buttons)
    assert faults(page) == []
    with page.expect_request("**/desk/api/call/complete"):
        _tab_to(page, page.locator(".consultation .good"))
        page.keyboard.press("Enter")


def test_nothing_that_was_typed_is_lost(browser: Browser, url: str) -> None:
    """Neither words nor files, without network and over reloads; and a lost answer opens no second case."""
    city = City(record=TALKING, lose=1)
    page = agent_city.opened(browser, url, city)
    page.locator("#case-subject").fill("Before")
    page.locator("input[type=file]").set_input_files(
        [{"name": "leak.png", "mimeType": "image/png", "buffer": b"x"}]
    )
    expect(page.locator(".kept")).to_have_text("Draft saved")
    city.away = True
    with page.expect_event("requestfailed"):
        page.locator("#case-subject").fill("Before and after")
    assert city.drafts["call:c-1.7"][1]["subject"] == "Before"
    city.away = False
    page.reload()
    expect(page.locator("#case-subject")).to_have_value("Before and after")
    expect(page.get_by_text("leak.png")).to_be_visible()
    expect(page.locator(".kept")).to_have_text("Draft saved")
    assert city.drafts["call:c-1.7"][1]["subject"] == "Before and after"
    page.keyboard.press("Alt+s")
    expect(page.locator(".case-form .trouble")).to_contain_text("Not saved yet")
    page.keyboard.press("Alt+s")
    expect(page.locator(".opened .reference")).to_be_visible()
    assert len(city.requests("POST", "api/cases")) - len(city.requests("POST", "/files")) == 2
    assert len(city.opened) == 1


def test_a_call_takes_nothing_from_who_types_and_of_two_tabs_one_works(browser: Browser, url: str) -> None:
    """The form of the call is one button away; the second tab says that it only looks on, and can take over."""
    city = City()
    page = agent_city.opened(browser, url, city)
    page.get_by_role("button", name="A case without a call").click()
    page.locator("#case-subject").press_sequentially("Half a")
    city.tell(**call("ringing"))
    expect(page.locator("#agent-caller h1")).to_be_visible()
    page.keyboard.type(" word")
    expect(page.locator("#case-subject")).to_have_value("Half a word")
    page.get_by_role("button", name="To the form of this call").click()
    expect(page.locator("#case-subject")).to_have_value("")
    other = page.context.new_page()
    other.route("**/api/**", city.answer)
    other.route_web_socket("**/desk/live", City().socket)
    other.goto(f"{url}/desk/agent")
    other.get_by_role("button", name="Work here").click()
    expect(other.locator(".elsewhere")).to_have_count(0)
    expect(page.locator(".elsewhere")).to_be_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_citizens_wrote_is_text(browser: Browser, url: str, language: str) -> None:
    """Names, warnings, subjects, the time line and an e-mail: whatever stands in them does nothing to the page."""
    city = City(record=TALKING, page=agent_city.timeline(list(HOSTILE.values())))
    page = agent_city.opened(browser, url, city, language=language)
    for text in HOSTILE.values():
        city.tell(**agent_city.hostile_call(text))
        expect(page.locator("#agent-caller h1")).to_contain_text(text[0])
        assert harm(page) == [], text[:20]
    expect(page.locator("#agent-caller")).to_contain_text("alert(1)")
    for text in HOSTILE.values():
        name = f"k-{text[0]}"
        city.letters[name] = agent_city.letter(text)
        hand = {
            "kind": "contact",
            "id": name,
            "channel": "email",
            "queue": None,
            "at": NOW,
            "reference": None,
            "language": "ar",
        }
        city.tell(**(IDLE | {"state": "paused", "pause_reason": "contact", "hand": hand}))
        expect(page.locator(".card h1 bdi").first).to_contain_text(text[0])
        assert harm(page) == [], text[:20]


def test_harm_is_seen(browser: Browser) -> None:
    """What looks for harm finds each kind of it, where a page takes a text for more than that."""
    page = browser.new_page()
    for name, kinds in (
        ("a script", "<img"),
        ("the other direction", "direction"),
        ("one long word", "wider"),
    ):
        page.set_content(f"<main><p>{HOSTILE[name]}<b> beside</b></p></main>")
        assert any(kinds in one for one in harm(page)), name
