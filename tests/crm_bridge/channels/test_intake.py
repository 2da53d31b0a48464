"""The intake: what a contact becomes, whose case it belongs to, and that it is taken in once."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.citizen_tables import citizen, consent
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.intake_text import language_of, mentions
from hotline.crm_bridge.reference import make_reference
from hotline.crm_bridge.tables import case_note, cases, interaction
from hotline.events import CaseOpened, CitizenAdded, ContactReceived, ContactRouted
from hotline.journal import JournalUnavailableError

from .conftest import Desk
from .test_files import picture

FIRST = make_reference(100)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("حفرة في الشارع", "ar"),
        ("A hole in the street", "en"),
        ("حفرة كبيرة في Al Khuwair", "ar"),
        ("सड़क में गड्ढा", None),
        ("12345 !!", None),
        ("", None),
    ],
)
def test_a_language_is_recognised_by_its_script(text: str, language: str | None) -> None:
    """Arabic and Latin letters are told apart; about others nothing is said."""
    assert language_of(text, ("ar", "en")) == language


def test_a_language_that_is_not_offered_is_none() -> None:
    """Nobody is answered in a language that the city does not speak."""
    assert language_of("A hole", ("ar",)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Re: [#{FIRST}] hole", (FIRST,)),
        (f"my case {FIRST}", (FIRST,)),
        ("بلاغ رقم " + FIRST.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), (FIRST,)),
        (f"{make_reference(101)} and #{FIRST}", (FIRST, make_reference(101))),
        (f"#{int(FIRST) + 1}", ()),
        (f"+968{FIRST}", ()),
        ("", ()),
    ],
)
def test_references_are_found_in_words(text: str, found: tuple[str, ...]) -> None:
    """Marked ones come first; wrong check digits and telephone numbers are none."""
    assert mentions(text) == found


async def test_an_email_opens_a_case(desk: Desk) -> None:
    """Words, interaction, citizen, case and facts are there together, and people of the hinted queue look at it."""
    taken = await desk.take(subject="Hole", external_id="<1@example.org>", sender_name="Aisha")
    assert taken.opened
    assert taken.reference == FIRST
    assert taken.queue == "water"
    (words,) = await desk.rows(correspondence)
    assert (words.contact, words.reference, words.citizen, words.language, words.state, words.queue) == (
        taken.contact, FIRST, taken.citizen, "en", "waiting", "water",
    )  # fmt: skip
    (contact,) = await desk.rows(interaction)
    assert (contact.id, contact.channel, contact.outcome, contact.direction, contact.reference) == (
        taken.contact, "email", "received", "in", FIRST,
    )  # fmt: skip
    (case,) = await desk.rows(cases)
    assert (case.subject, case.channel, case.citizen, case.language, case.category) == (
        "Hole", "email", taken.citizen, "en", None,
    )  # fmt: skip
    kinds = [type(fact) for fact in await desk.facts()]
    assert kinds == [ContactReceived, CitizenAdded, CaseOpened, ContactRouted]


async def test_the_same_contact_is_taken_in_once(desk: Desk) -> None:
    """Brought again, also at the same moment, it is the first one."""
    many = await asyncio.gather(*(desk.take(external_id="<1@example.org>") for _ in range(5)))
    again = await desk.take(external_id="<1@example.org>")
    assert again.repeated
    assert {taken.contact for taken in [*many, again]} == {many[0].contact}
    assert sum(not taken.repeated for taken in many) == 1
    assert len(await desk.rows(cases)) == 1


async def test_many_at_once_are_each_taken_in(desk: Desk) -> None:
    """Contacts of many citizens share commits, and each has its own case and citizen."""
    many = await asyncio.gather(
        *(desk.take(sender=f"c{n % 40}@example.org", external_id=f"<{n}@x>") for n in range(80))
    )
    assert len({taken.reference for taken in many}) == 80
    assert len(await desk.rows(citizen)) == 40
    assert desk.journal.commits < 40


async def test_one_bad_contact_fails_alone(desk: Desk) -> None:
    """What cannot be written for itself holds up none of those that came with it."""
    good, bad, fine = await asyncio.gather(
        desk.take(external_id="<1@x>"),
        desk.take(channel="web", sender="a@example.org", report=Report(), consents=("no purpose",)),
        desk.take(external_id="<2@x>", sender="salim@example.org"),
        return_exceptions=True,
    )
    assert isinstance(bad, Exception)
    assert not isinstance(good, BaseException)
    assert not isinstance(fine, BaseException)
    assert len(await desk.rows(cases)) == 2


async def test_a_case_is_named_by_whom_it_belongs_to(desk: Desk) -> None:
    """The citizen's own message with the reference belongs to the case."""
    opened = await desk.take(external_id="<1@x>")
    again = await desk.take(f"Any news of {opened.reference}?", external_id="<2@x>")
    assert (again.reference, again.opened) == (opened.reference, False)


async def test_a_stranger_adds_nothing_to_a_case(desk: Desk) -> None:
    """References are public names: another one's message opens its own case and leaves the named one alone."""
    opened = await desk.take(external_id="<1@x>")
    other = await desk.take("", subject=f"[#{opened.reference}]", sender="mallory@example.net")
    assert other.opened
    assert other.reference != opened.reference
    assert not await desk.rows(case_note)


async def test_a_form_proves_nobody(desk: Desk) -> None:
    """Who types another one's address and reference into the web form opens a case of its own."""
    opened = await desk.take(external_id="<1@x>")
    filled = await desk.take(f"#{opened.reference}", channel="web", report=Report(category="tree"))
    assert filled.opened
    assert filled.reference != opened.reference


async def test_an_answer_belongs_to_its_thread(desk: Desk) -> None:
    """Somebody who answers an e-mail of a case writes about the case, from whatever address."""
    opened = await desk.take(external_id="<1@x>")
    answer = await desk.take("Yes", sender="husband@example.org", threads=("<0@x>", "<1@x>"))
    assert answer.reference == opened.reference
    assert (await desk.words(answer.contact)).thread == "<1@x>"


async def test_a_conversation_without_end_opens_a_new_case_when_the_old_one_is_done(desk: Desk) -> None:
    """A text after the case was closed is about something else."""
    first = await desk.take(channel="sms", sender="+96891230001", threads=("+96891230001",))
    more = await desk.take("And it is deep", channel="sms", sender="+96891230001", threads=("+96891230001",))
    assert more.reference == first.reference
    async with desk.engine.begin() as connection:
        await connection.execute(sa.update(cases).values(status="closed"))
    later = await desk.take("A tree fell", channel="sms", sender="+96891230001", threads=("+96891230001",))
    assert later.opened


async def test_a_post_waits_in_the_queue(desk: Desk) -> None:
    """Talk in a social network opens no case until somebody says that it is a request."""
    talk = await desk.take("What a mess", channel="x", sender="@Aisha")
    assert (talk.reference, talk.queue) == (None, desk.config.ivr.operator_queue)
    request = await desk.take("There is a hole", channel="x", sender="@aisha", report=Report())
    assert request.opened
    assert request.citizen == talk.citizen


async def test_what_a_machine_wrote_opens_nothing(desk: Desk) -> None:
    """An absence notice is kept; nobody has to look at it, and its sender becomes no citizen."""
    taken = await desk.take("I am on holiday", automatic=True)
    assert (taken.reference, taken.queue, taken.citizen) == (None, None, None)
    assert (await desk.words(taken.contact)).state == "done"


async def test_a_filled_in_form_is_its_case(desk: Desk) -> None:
    """Category, priority, department, answers, place and consents are the case's; the contact needs nobody."""
    report = Report(
        category="pothole", form={"size": "large"}, place="Al Khuwair", latitude=23.6, longitude=58.4
    )
    taken = await desk.take(
        channel="web", report=report, consents=("case updates",), proof="box ticked", sender="+96891230001"
    )
    (case,) = await desk.rows(cases)
    assert (case.subject, case.category, case.department, case.priority, case.queue) == (
        "Pothole", "pothole", "roads", "high", "water",
    )  # fmt: skip
    assert (case.form, case.place, case.description) == (
        {"size": "large"}, "Al Khuwair", "There is a hole in our street",
    )  # fmt: skip
    (given,) = await desk.rows(consent)
    assert (given.citizen, given.purpose, given.proof, given.given) == (
        taken.citizen, "case updates", "box ticked", True,
    )  # fmt: skip
    assert (await desk.words(taken.contact)).state == "done"


async def test_a_picture_tells_the_place(desk: Desk) -> None:
    """A case without a place gets that of the picture, and a note says so."""
    file = IncomingFile(name="x.jpg", media_type="image/jpeg", content=picture(gps=True))
    await desk.take(files=(file,))
    (case,) = await desk.rows(cases)
    assert (case.latitude, case.longitude) == pytest.approx((23.6, 58.55))
    (note,) = await desk.rows(case_note)
    assert not note.public


@pytest.mark.parametrize("channel", ["web", "open311"])
async def test_where_a_picture_was_taken_is_not_told_of_who_named_a_place(desk: Desk, channel: str) -> None:
    """What was filed in public is shown as it was given: the picture may be of anywhere, and taken at home."""
    file = IncomingFile(name="x.jpg", media_type="image/jpeg", content=picture(gps=True))
    await desk.take(channel=channel, files=(file,), report=Report(category="tree", place="Al Khuwair"))
    (case,) = await desk.rows(cases)
    assert (case.place, case.latitude, case.longitude) == ("Al Khuwair", None, None)
    assert await desk.rows(case_note) == []


async def test_a_file_too_large_does_not_keep_the_words_out(desk: Desk) -> None:
    """The contact is taken without it, and says so."""
    files = (
        IncomingFile(name="big.bin", media_type="", content=b"x" * 1_000_001),
        IncomingFile(name="small.txt", media_type="", content=b"hello"),
    )
    taken = await desk.take("Look", files=files)
    assert (await desk.words(taken.contact)).text == "Look\n\n[big.bin: has 1.0 MB; at most 1 MB are taken]"
    (row,) = await desk.rows(attachment)
    assert (row.name, row.reference, row.contact) == ("small.txt", taken.reference, taken.contact)


async def test_whatever_is_written_is_stored(desk: Desk) -> None:
    """SQL, HTML, NUL, halves of characters, directions and four-byte characters are words like others."""
    text = "'; DROP TABLE cases;-- <script>alert(1)</script> \0 \ud800 \u202e 🕳️ حفرة"
    taken = await desk.take(text, subject=text, sender_name=text, sender="not an address \0")
    words = await desk.words(taken.contact)
    assert "DROP TABLE" in words.text
    assert "🕳" in words.subject
    assert "\0" not in words.text
    assert taken.citizen is None


async def test_nothing_is_promised_that_is_not_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database fails, whoever brought the contact hears of it, and nothing of it is there."""

    async def broken(*_arguments: object, **_more: object) -> None:
        raise OperationalError("INSERT", {}, Exception("disk full"))

    monkeypatch.setattr("hotline.crm_bridge.intake_writer.upsert", broken)
    with pytest.raises(JournalUnavailableError):
        await desk.take(external_id="<1@x>")
    monkeypatch.undo()
    assert not await desk.rows(correspondence)
    assert (await desk.take(external_id="<1@x>")).opened


async def test_a_sender_is_somebody_once_by_whatever_channel(desk: Desk) -> None:
    """What comes from one address at the same moment, by different channels, is one new citizen's from the first on."""
    away, asked = await asyncio.gather(
        desk.take(automatic=True, external_id="<away@x>"),
        desk.take(channel="web", sender="aisha@example.org", report=Report(category="tree")),
    )
    assert away.citizen is None
    assert {row.citizen for row in await desk.rows(interaction)} == {asked.citizen}
    assert len(await desk.rows(citizen)) == 1
