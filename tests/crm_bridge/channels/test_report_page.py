"""The web form: without a script, in both languages, with every field escaped."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.channels.web_form_guard import Bound, Ticket, Tickets
from hotline.crm_bridge.citizen_tables import consent
from hotline.crm_bridge.contact_tables import attachment
from hotline.crm_bridge.tables import cases
from hotline.desk.report_filing import ReportGround
from hotline.desk.report_page import ReportPage
from hotline.desk.report_page_words import WORDS
from hotline.testing.city import configuration

from .conftest import NOW, SETTINGS, Desk
from .test_files import picture


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here."""
    return migrated_sqlite_url


class Browser:
    """A citizen's browser, and a clock that the test moves."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.now = desk, NOW
        self.trouble: Exception | None = None
        find = CaseDesk(desk.journal, desk.engine).find
        page = ReportPage(
            ReportGround(desk.intake, lambda: desk.config, self.tickets, lambda: self.now), find
        )
        transport = httpx.ASGITransport(Starlette(routes=page.routes()))
        self.client = httpx.AsyncClient(transport=transport, base_url="http://city", follow_redirects=True)

    async def tickets(self) -> Tickets:
        """Read the key, or fail as the test says."""
        if self.trouble is not None:
            raise self.trouble
        return Tickets(b"key")

    async def opens(self, category: str = "pothole", lang: str = "en") -> str:
        """Open a form and return its ticket; time passes while it is filled in."""
        page = await self.client.get(f"/report?category={category}&lang={lang}")
        assert page.status_code == 200
        self.now += 20
        found = re.search(r'name="ticket" value="([^"]+)"', page.text)
        assert found is not None
        return found[1]

    async def sends(
        self, ticket: str, files: dict[str, tuple[str, bytes]] | None = None, /, **more: str
    ) -> httpx.Response:
        """Send the form, filled in, unless told otherwise."""
        fields = {
            "category": "pothole",
            "description": "A deep hole",
            "place": "Al Khuwair",
            "answer-size": "large",
        }
        data = fields | {
            name.replace("__", "-").replace("_case_", " "): value for name, value in more.items()
        }
        sent = files or {"photos": ("", b"")}
        return await self.client.post("/report?lang=en", data=data | {"ticket": ticket}, files=sent)


@pytest.fixture
async def browser(desk: Desk) -> AsyncIterator[Browser]:
    browser = Browser(desk)
    yield browser
    await browser.client.aclose()


async def test_a_report_is_filed_and_followed(browser: Browser) -> None:
    """Its page says the reference and the status; nobody else finds it."""
    ticket = await browser.opens()
    page = await browser.sends(ticket, contact="aisha@example.org", **{"consent__case updates": "yes"})
    (case,) = await browser.desk.rows(cases)
    assert page.status_code == 200
    assert case.reference in page.text
    assert WORDS["en"]["thanks"] in page.text
    assert (case.category, case.form, case.place, case.department) == (
        "pothole", {"size": "large"}, "Al Khuwair", "roads",
    )  # fmt: skip
    (given,) = await browser.desk.rows(consent)
    assert given.purpose == "case updates"
    assert "Tell me what happens" in given.proof
    other = await browser.client.get(f"/report/{case.reference}/0123456789abcdef0123456789abcdef?lang=en")
    assert other.status_code == 404
    assert WORDS["en"]["status_new"] not in other.text


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
async def test_both_languages(browser: Browser, lang: str, direction: str) -> None:
    """The browser's language counts until the citizen chooses; categories that are not public are not offered."""
    page = await browser.client.get("/report", headers={"Accept-Language": f"{lang}-OM,{lang};q=0.9"})
    assert f'<html lang="{lang}" dir="{direction}">' in page.text
    assert SETTINGS["categories"]["tree"]["title"][lang] in page.text
    assert "category=secret" not in page.text
    form = await browser.client.get(f"/report?category=pothole&lang={lang}")
    assert SETTINGS["categories"]["pothole"]["fields"]["size"]["question"][lang] in form.text


def test_every_word_is_there_in_both_languages() -> None:
    """No page lacks a word in one of them."""
    assert WORDS["ar"].keys() == WORDS["en"].keys()


async def test_faults_keep_what_was_typed_and_nothing_is_executed(browser: Browser) -> None:
    """Each fault stands at its field; what was typed is there again, escaped."""
    evil = '"><script>alert(1)</script>{{ 7*7 }}'
    page = await browser.sends(
        await browser.opens(), description="", place=evil, contact="nonsense", name=evil, answer__size=""
    )
    assert page.status_code == 422
    for word in ("fault_description", "fault_contact", "fault_missing"):
        assert WORDS["en"][word] in page.text
    assert "<script>alert" not in page.text
    assert "{{ 7*7 }}" in page.text
    assert "&gt;&lt;script&gt;" in page.text
    assert not await browser.desk.rows(cases)


async def test_sent_twice_is_one_report(browser: Browser) -> None:
    """Whoever presses "send" again comes to the same report."""
    ticket = await browser.opens()
    first, again = await browser.sends(ticket), await browser.sends(ticket)
    assert first.url == again.url
    assert len(await browser.desk.rows(cases)) == 1


@pytest.mark.parametrize(
    ("ticket", "more", "word"),
    [("", {}, "fault_stale"), ("AAAA", {}, "fault_stale"), (None, {"website": "http://x"}, "fault_machine")],
)
async def test_machines_are_kept_out(
    browser: Browser, ticket: str | None, more: dict[str, str], word: str
) -> None:
    """Without a ticket of ours, or with the hidden field filled in, nothing is filed."""
    page = await browser.sends(await browser.opens() if ticket is None else ticket, **more)
    assert WORDS["en"][word] in page.text
    assert not await browser.desk.rows(cases)


async def test_who_is_too_quick_need_not_wait_again(browser: Browser) -> None:
    """The form that is shown again keeps its ticket, so its age counts on."""
    ticket = await browser.opens()
    browser.now -= 19
    page = await browser.sends(ticket)
    assert WORDS["en"]["fault_too_quick"] in page.text
    assert ticket in page.text
    browser.now += 2.5
    assert (await browser.sends(ticket)).status_code == 200


async def test_a_ticket_has_one_spelling(browser: Browser) -> None:
    """Base64 that decodes to the same bytes is not another ticket."""
    ticket = await browser.opens()
    page = await browser.sends(ticket[:10] + "!" + ticket[10:])
    assert WORDS["en"]["fault_stale"] in page.text


async def test_a_store_that_is_away_is_told(browser: Browser) -> None:
    """Whoever opens, sends or follows a report is asked to come again."""
    browser.trouble = OSError("away")
    for path in ("/report?category=pothole&lang=en", "/report/1001/abc?lang=en"):
        page = await browser.client.get(path)
        assert (page.status_code, WORDS["en"]["fault_later"] in page.text) == (503, True)
    assert (await browser.sends("x")).status_code == 503


async def test_an_address_files_so_many_an_hour(browser: Browser) -> None:
    """Beyond the bound it is told to wait; an hour later it may again."""
    browser.desk.config = configuration({**SETTINGS, "web_form": {"enabled": True, "reports_per_hour": 2}})
    answers = [(await browser.sends(await browser.opens())).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    browser.now += 3600
    assert (await browser.sends(await browser.opens())).status_code == 200


async def test_photos(browser: Browser) -> None:
    """A photo is kept, and shown without what the camera wrote; what is none is refused, with the words kept."""
    page = await browser.sends(await browser.opens(), {"photos": ("x.jpg", b"MZ I am a picture")})
    assert WORDS["en"]["fault_photo"] in page.text
    assert "A deep hole" in page.text
    await browser.sends(await browser.opens(), {"photos": ("x.jpg", picture(gps=True))})
    rows = await browser.desk.rows(attachment)
    assert sorted(row.public for row in rows) == [False, True]


async def test_a_body_without_end_is_not_read(browser: Browser) -> None:
    """What is larger than all photos together is refused while it comes."""
    page = await browser.sends("x", {"photos": ("x.jpg", b"x" * 62_000_000)})
    assert page.status_code == 413


async def test_a_form_that_is_not_enabled_is_not_there(browser: Browser) -> None:
    """The city decides."""
    browser.desk.config = configuration({**SETTINGS, "web_form": {"enabled": False}})
    assert (await browser.client.get("/report")).status_code == 404
    assert (await browser.sends("x")).status_code == 404


def test_tickets() -> None:
    """A ticket is good from three seconds after it was made for a day, and only ours."""
    tickets = Tickets(b"key")
    ticket = tickets.make(1000.0)
    assert tickets.check(ticket, 1001.0) is Ticket.TOO_QUICK
    assert tickets.check(ticket, 1010.0) is Ticket.GOOD
    assert tickets.check(ticket, 1000.0 + 90_000) is Ticket.STALE
    assert Tickets(b"other").check(ticket, 1010.0) is Ticket.STALE
    assert tickets.may_follow("1001", tickets.follow("1001"))
    assert not tickets.may_follow("1002", tickets.follow("1001"))
    assert not tickets.may_follow("1001", "é")


def test_the_bound_forgets_addresses() -> None:
    """Memory is bounded, whoever asks."""
    bound = Bound()
    for number in range(10_005):
        bound.count(str(number), 0.0)
    assert bound.admits("0", 1, 1.0)
    assert not bound.admits("10004", 1, 1.0)
