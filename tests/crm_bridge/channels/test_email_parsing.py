"""E-mails as people and machines really write them; each file in tests/fixtures/email breaks a rule."""

from pathlib import Path

import pytest

from hotline.crm_bridge.channels.email_parsing import UnreadableEmailError, read_email
from hotline.crm_bridge.channels.email_words import decode, header_text, html_text
from hotline.crm_bridge.contact import Incoming

FOLDER = Path(__file__).parents[2] / "fixtures" / "email"
ALL = sorted(path.stem for path in FOLDER.glob("*.eml"))
ARABIC = "حفرة في الشارع"


def fixture(name: str) -> Incoming:
    return read_email((FOLDER / f"{name}.eml").read_bytes(), at=5.0, own="1111@city.example")


@pytest.mark.parametrize("name", ALL)
def test_every_email_is_read(name: str) -> None:
    """Whatever is broken, the rest is there, and the e-mail is known again."""
    incoming = fixture(name)
    assert incoming.text
    assert incoming.external_id
    assert incoming == fixture(name)
    assert (incoming.channel, incoming.at) == ("email", 5.0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no-charset", ARABIC),
        ("windows-arabic", ARABIC),
        ("wrong-charset", ARABIC),
        ("unknown-charset", "A hole"),
        ("broken-boundary", "A hole"),
        ("no-boundary", "A hole"),
        ("broken-base64", "A hole"),
        ("no-headers", "A hole"),
        ("html-only", "A hole & a tree\n\nSecond line\nthird"),
        ("nested", "See below"),
        ("reply", "Thank you, it is larger now."),
        ("reply-arabic", "شكراً، صارت أكبر."),
        ("reply-outlook", "Thank you."),
    ],
)
def test_the_words_are_what_was_written(name: str, text: str) -> None:
    """Charsets are guessed where they lie; quotations and signatures are left out."""
    assert fixture(name).text == text


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("windows-arabic", "حفرة"),
        ("unknown-charset", "hole"),
        ("mixed-rfc2047", "حفرة plain café"),
        ("utf8-headers", "حفرة 🕳 في الشارع"),
    ],
)
def test_subjects_in_any_dress(name: str, subject: str) -> None:
    """Bytes, split encoded words and charsets that do not exist become words."""
    assert fixture(name).subject.startswith(subject)


def test_names_of_senders() -> None:
    """The first From field with an address counts, and its name in its script."""
    assert (fixture("mixed-rfc2047").sender_name, fixture("mixed-rfc2047").sender) == (
        "عائشة",
        "aisha@example.org",
    )
    assert fixture("utf8-headers").sender_name == "عائشة"
    assert fixture("two-froms").sender == "aisha@example.org"
    assert fixture("no-headers").sender == ""


def test_giant_headers_are_cut() -> None:
    """A header of 300 kB does not become a subject of 300 kB."""
    assert len(fixture("giant-headers").subject) <= 10_000


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("nested", ["part-2.eml"]),
        ("winmail", ["winmail.dat"]),
        ("broken-base64", ["x.pdf"]),
        ("broken-boundary", ["x.png"]),
    ],
)
def test_what_is_attached(name: str, files: list[str]) -> None:
    """Files, e-mails within and Outlook's parcels are attached; an e-mail within keeps its own."""
    assert [file.name for file in fixture(name).files] == files


def test_an_email_within_is_whole() -> None:
    """What the neighbour said is in the attached e-mail."""
    assert b"said the neighbour" in fixture("nested").files[0].content


def test_an_email_without_message_id_is_known_again() -> None:
    """Its hash is its name."""
    assert fixture("no-message-id").external_id != fixture("no-headers").external_id


@pytest.mark.parametrize(("name", "automatic"), [("absence", True), ("bounce", True), ("reply", False)])
def test_machines_are_recognised(name: str, automatic: bool) -> None:
    """Absence notices and bounces are never answered."""
    assert fixture(name).automatic is automatic


@pytest.mark.parametrize(
    "header",
    ["Precedence: bulk", "List-Id: <news.example>", "Auto-Submitted: auto-generated (x)", "From: No-Reply@x.example",
     "From: 1111@City.example", "X-Autoreply: yes"],
)  # fmt: skip
def test_lists_and_loops_are_recognised(header: str) -> None:
    """So that two machines cannot talk with each other for ever."""
    raw = f"{header}\nSubject: x\n\nhello".encode()
    assert read_email(raw, at=0.0, own="1111@city.example").automatic


def test_threads() -> None:
    """The newest e-mail that is answered stands last; a bounce answers the one that came back."""
    ours = "<01a2b3c4d5e6-0123456789abcdef@city.example>"
    assert fixture("reply").threads == ("<first@example.org>", ours)
    assert fixture("bounce").threads == (ours,)


def test_what_nobody_can_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the parser of the standard library fails, there is one error, without a word of the e-mail."""

    def fail(*_arguments: object) -> None:
        raise RecursionError("maximum depth: secret words")

    monkeypatch.setattr("email.parser.BytesParser.parsebytes", fail)
    with pytest.raises(UnreadableEmailError, match=r"^the parser ends with RecursionError$"):
        read_email(b"Subject: x", at=0.0, own="")


def test_a_deep_structure_is_read() -> None:
    """Parts within parts within parts are looked at to some depth."""
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(300))
    assert read_email(deep, at=0.0, own="").channel == "email"


HEAD = b"From: aisha@example.org\nSubject: x\n"


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"Content-Type: text/html\n\nhole" + b"<!--" * 100_000,
        HEAD + b"Content-Type: text/html\n\nhole" + b"<a " * 100_000,
        HEAD + b"Content-Type: text/html\n\nhole<![" + b"<![" * 60_000,
        HEAD + b"Content-Type: text/plain;" + b'";' * 1_000_000 + b"\n\nhole",
        HEAD + b"X: =?utf-8?q?a?=\n" * 400_000 + b"\nhole",
        HEAD + b"\nhole\n" + b"> \n" * 2_000_000,
    ],
    ids=["comments", "tags", "declarations", "parameters", "headers", "lines"],
)
def test_what_takes_others_minutes_is_read(raw: bytes) -> None:
    """Comments without end, a million parameters, headers or lines: each is read, and its words are there.

    Without bounds the first of them is read for a quarter of an hour.
    """
    assert read_email(raw, at=0.0, own="").text.startswith("hole")


@pytest.mark.parametrize(
    "raw",
    [
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(200))
        + b"x\n" * 400_000,
        HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 300_000,
    ],
    ids=["within each other", "after each other"],
)
def test_parts_without_number_are_set_aside(raw: bytes) -> None:
    """Nobody takes an e-mail of a hundred thousand parts apart; its raw is kept."""
    with pytest.raises(UnreadableEmailError, match="more parts than are read"):
        read_email(raw, at=0.0, own="")


def test_a_long_text_is_cut_between_letters() -> None:
    """Its charset is recognised from the whole."""
    text = read_email(HEAD + b"\n" + "ب".encode() * 900_001, at=0.0, own="").text
    assert set(text) == {"ب"}


def test_html_without_end_is_bounded() -> None:
    """Megabytes of HTML, unclosed, are read to a bound."""
    assert len(html_text("<p>hole</p>" * 100_000)) < 200_000
    assert html_text("<script>" + "x" * 1000) == ""
    assert html_text("<a href='javascript:alert(1)'>hole</a>") == "hole"


@pytest.mark.parametrize(("content", "charset", "text"), [
    (b"\xff\xfeh\x00i\x00", "utf-16", "hi"),
    (b"caf\xe9", "iso-8859-1", "café"),
    (b"\x81\x8d\x8f\x90\x9d\xa0", None, None),
    (b"hi", "\0", "hi"),
])  # fmt: skip
def test_bytes_become_text(content: bytes, charset: str | None, text: str | None) -> None:
    """Any bytes in any charset become some text."""
    assert text is None or decode(content, charset) == text


@pytest.mark.parametrize("raw", ["=?", "=?utf-8?B?/?=", "=?utf-8?Q?=ZZ?=", "a\udcff\udcfe", "=?\0?q?x?="])
def test_headers_never_fail(raw: str) -> None:
    """What is no encoded word stays as it is."""
    assert isinstance(header_text(raw), str)
