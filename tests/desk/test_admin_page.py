"""The administration in a real browser: both languages, a menu from draft to undo, a prompt from the microphone."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.speaking_time import expected_seconds
from hotline.testing.browser import faults
from hotline.testing.web_thread import serve_in_thread
from tests.desk.admin_city import City

SECTIONS = ("users/mona", "agents/1001", "queues/water", "menus/office", "hours/office", "departments/water",
            "categories/leak", "words", "tokens", "publish")  # fmt: skip

#: What is in rows that are made like those before them.
ALIKE = (".entries li:nth-child(n + 4) > *", ".keys > li:nth-child(n + 3) > *")


def test_administrator_edits_publishes_undoes_and_records(
    browser: Browser, tmp_path: Path, migrated_sqlite_url: str
) -> None:
    """What is edited is checked beside the field, published, served, taken back; and a voice is taken over."""
    city = City(tmp_path, agents=30)
    with serve_in_thread(lambda: city.application(migrated_sqlite_url)) as url:
        page = open_page(browser, city, url, "en")
        refuses_what_is_wrong(page)
        keeps_what_was_typed_while_away(page)
        publishes_and_undoes(page, city)
        records(page, city)
        is_accessible(page)
        arabic = open_page(browser, city, url, "ar")
        expect(arabic.locator("html")).to_have_attribute("dir", "rtl")
        tells_what_is_wrong_in_arabic(arabic)
        is_accessible(arabic, SECTIONS[2:4])
        asks_for_the_microphone_that_was_denied(arabic)


def open_page(browser: Browser, city: City, url: str, language: str) -> Page:
    context = browser.new_context(bypass_csp=True, base_url=url, viewport={"width": 1440, "height": 900})
    context.add_cookies(city.keys["mona"].of_browser(url, hotline_language=language))
    page = context.new_page()
    page.goto("/desk/admin#queues/water")
    page.locator("h2#entry").wait_for()
    return page


def refuses_what_is_wrong(page: Page) -> None:
    """A script is only a text, told to be none of the skills, beside its field; taking it back ends that."""
    field = page.locator(".field", has=page.get_by_text("requires", exact=True))
    field.locator("input").fill("<img src=x onerror=alert(1)>")
    field.locator("input").blur()
    expect(field.get_by_role("alert")).to_contain_text("is no requirement")
    expect(page.locator("img[src=x]")).to_have_count(0)
    field.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("contentinfo")).to_contain_text("No changes")


def keeps_what_was_typed_while_away(page: Page) -> None:
    """A value that could not be sent stays in its field, and is in the draft when the hotline is there again."""
    away = {"status": 503, "headers": {"Retry-After": "1"}, "body": ""}
    page.route("**/settings/edit", lambda route: route.fulfill(**away), times=1)
    field = page.locator(".field", has=page.get_by_text("ring_seconds", exact=True))
    field.locator("input").fill("21")
    field.locator("input").blur()
    expect(page.locator(".notices")).to_contain_text("This cannot be done right now")
    expect(field.locator("input")).to_have_value("21")
    expect(page.get_by_role("contentinfo")).to_contain_text("1 change")
    expect(field.locator("input")).to_have_value("21")
    field.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("contentinfo")).to_contain_text("No changes")


def tells_what_is_wrong_in_arabic(page: Page) -> None:
    """What the loader says in English, and where it is, is Arabic beside its field."""
    field = page.locator(".field", has=page.get_by_text("ring_seconds", exact=True))
    field.locator("input").fill("1")
    field.locator("input").blur()
    expect(field.get_by_role("alert")).to_contain_text("يجب ألا تقل عن")
    expect(field.get_by_role("alert").locator("[lang=en]")).to_have_count(0)


def asks_for_the_microphone_that_was_denied(page: Page) -> None:
    """Who has denied the microphone reads what to do, and nothing is being recorded."""
    denied = "() => Promise.reject(new DOMException('', 'NotAllowedError'))"
    page.evaluate(f"() => {{ navigator.mediaDevices.getUserMedia = {denied}; location.hash = 'prompts'; }}")
    page.locator("table.prompts button[aria-expanded=false]").first.click()
    page.locator("tr.sound button").first.click()
    expect(page.locator(".notices")).to_contain_text("لا يُسمح للمتصفح باستعمال الميكروفون")
    expect(page.locator("tr.sound button.bad")).to_have_count(0)


def publishes_and_undoes(page: Page, city: City) -> None:
    """A new key of a menu is in what is served after publishing, and gone after undoing."""
    page.goto("/desk/admin#menus/main")
    page.get_by_label("Add a key").select_option("6")
    page.get_by_label("Key 6 leads to").select_option("queue")
    page.get_by_label("Target of Key 6").select_option("general")
    # Graphviz is a program of its own, which a busy machine starts late.
    expect(page.locator(".drawing img")).to_have_js_property("complete", True, timeout=20_000)
    page.get_by_role("button", name="Review and publish…").click()
    expect(page.get_by_text("Counts at once")).to_be_visible()
    page.get_by_text("The files, line by line").click()
    expect(page.locator(".difference .plus")).to_have_text(['+6 = { queue = "general" }'])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Why (for the history)").fill("the festival")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", name="Version 1")).to_be_visible()
    assert "6" in city.current.menus()["main"].keys
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Version 2")).to_be_visible()
    assert "6" not in city.current.menus()["main"].keys


def records(page: Page, city: City) -> None:
    """The microphone's sound becomes the prompt's, in the formats of the line."""
    texts = load_catalogues(("ar",))["ar"].texts
    name = next(one for one, prompt in texts.items() if 1.4 < expected_seconds(prompt.text) < 1.8)
    page.goto("/desk/admin#prompts")
    page.get_by_label("Find a prompt by its name or its text").fill(name)
    page.locator("tr", has=page.get_by_text(name, exact=True)).get_by_role("button", name="Sound").click()
    page.get_by_role("button", name="Record").click()
    page.get_by_role("button", name="Stop and keep").wait_for()
    page.wait_for_timeout(1900)
    page.get_by_role("button", name="Stop and keep").click()
    expect(page.get_by_text("Callers hear the new recording")).to_be_visible()
    assert (city.paths.sounds / "ar" / f"{name}.ulaw").stat().st_size > 8_000 / 2


def is_accessible(page: Page, sections: Sequence[str] = SECTIONS) -> None:
    """Every section is free of what axe finds (WCAG 2.2 AA)."""
    for section in sections:
        page.evaluate("where => { location.hash = where; }", section)
        page.locator("nav.sections a[aria-current=page]").and_(
            page.locator(f"[href='#{section.split('/')[0]}']")
        ).wait_for()
        assert faults(page, *ALIKE) == [], section
