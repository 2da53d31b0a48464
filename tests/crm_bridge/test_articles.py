"""The knowledge base on both databases."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import audit
from hotline.crm_bridge.article import ArticleError, Draft, StaleArticleError, UnknownArticleError
from hotline.crm_bridge.articles import ArticleDesk
from hotline.events import ArticleChanged
from hotline.journal import Journal, JournalReader

AT = 3000.0

RUBBISH_AR = Draft(
    "rubbish-days", "ar", "مواعيد جمع النفايات",
    "تجمع البلدية النفايات المنزلية ثلاث مرات في الأسبوع.\n\nلطلب إزالة الأثاث القديم اتصلوا بالبلدية.",
    "rubbish", public=True,
)  # fmt: skip
LEAK_AR = Draft(
    "water-leak", "ar", "تسرّب المياه في الشارع",
    "إذا رأيتم تسرّبًا للمياه فاتصلوا بنا فورًا على الرقم ١١١١. لا ترسل البلدية فاتورة بذلك.", "water", public=True,
)  # fmt: skip
PERMIT_AR = Draft(
    "parking-permit", "ar", "تصريح موقف السيارة", "يصدر التصريح من مكتب البلدية.", None, public=True
)
RUBBISH_EN = Draft(
    "rubbish-days", "en", "Rubbish collection days",
    "The municipality collects household rubbish three times a week.\n\nBulky waste is removed on request.",
    "rubbish", public=True,
)  # fmt: skip
LEAK_EN = Draft(
    "water-leak", "en", "Water leaks in the street", "If you see water running in the street, call 1111.", "water",
    public=True,
)  # fmt: skip
INTERNAL_EN = Draft(
    "meter-fraud", "en", "Suspected water meter fraud", "Ask the supervisor. Tell nobody.", "water"
)
ALL = (RUBBISH_AR, LEAK_AR, PERMIT_AR, RUBBISH_EN, LEAK_EN, INTERNAL_EN)


@pytest.fixture
def desk(journal: Journal, engine: AsyncEngine) -> ArticleDesk:
    """An empty knowledge base."""
    return ArticleDesk(journal, engine, lambda: AT)


@pytest.fixture
async def library(desk: ArticleDesk) -> ArticleDesk:
    """A knowledge base with a few articles."""
    await desk.write_all(ALL, by="salim")
    return desk


async def names(desk: ArticleDesk, text: str, **wanted: object) -> list[str]:
    found = await desk.search(text, **wanted)  # type: ignore[arg-type]
    return [f"{one.article.name}/{one.article.language}" for one in found]


async def test_what_is_written_is_read_and_journalled(desk: ArticleDesk, reader: JournalReader) -> None:
    """An article, its audit and its fact are there together; the same again writes nothing."""
    assert await desk.write(LEAK_AR, by="salim") == "written"
    assert await desk.write(LEAK_AR, by="muna") == "unchanged"
    found = await desk.get("water-leak", "ar")
    assert found is not None
    assert (found.draft, found.version, found.by, found.changed_at) == (LEAK_AR, 1, "salim", AT)
    facts = [entry.event for entry in await reader.after(0)]
    assert facts == [ArticleChanged(at=AT, article="water-leak", by="salim", what="written")]


async def test_each_field_that_changes_stands_in_the_audit(desk: ArticleDesk, engine: AsyncEngine) -> None:
    """Who changed what of an article can be read; what stayed is not there again."""
    await desk.write(LEAK_AR, by="salim")
    changed = Draft("water-leak", "ar", "تسرب", LEAK_AR.text, LEAK_AR.category, public=False)
    assert await desk.write(changed, by="muna", version=1) == "changed"
    async with engine.connect() as connection:
        entries = await audit.read(connection, "article", "water-leak/ar")
    assert {(one.field, one.old, one.new) for one in entries if one.by == "muna"} == {
        ("title", LEAK_AR.title, "تسرب"), ("public", True, False),
    }  # fmt: skip


@pytest.mark.parametrize("version", [0, 1, 3])
async def test_a_change_of_something_else_is_refused(desk: ArticleDesk, version: int) -> None:
    """Who read another version than the one that is there writes nothing."""
    await desk.write(LEAK_AR, by="salim")
    await desk.write(Draft("water-leak", "ar", "تسرب", "نص"), by="muna")
    with pytest.raises(StaleArticleError, match="version 2"):
        await desk.write(LEAK_AR, by="salim", version=version)
    with pytest.raises(StaleArticleError, match="version 2"):
        await desk.remove("water-leak", "ar", by="salim", version=version)
    found = await desk.get("water-leak", "ar")
    assert found is not None
    assert found.title == "تسرب"


async def test_of_two_who_write_at_once_one_is_refused(desk: ArticleDesk) -> None:
    """Both read version 1; only one of them writes version 2."""
    await desk.write(LEAK_AR, by="salim")
    drafts = [Draft("water-leak", "ar", title, "نص") for title in ("أول", "ثان")]
    results = await asyncio.gather(
        *(desk.write(draft, by="x", version=1) for draft in drafts), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in results) == ["StaleArticleError", "str"]


async def test_what_is_removed_is_found_no_more(
    library: ArticleDesk, engine: AsyncEngine, reader: JournalReader
) -> None:
    """Article and index go together; a second removal is refused."""
    await library.remove("parking-permit", "ar", by="muna")
    assert await library.get("parking-permit", "ar") is None
    assert await names(library, "تصريح") == []
    with pytest.raises(UnknownArticleError):
        await library.remove("parking-permit", "ar", by="muna")
    facts = [entry.event for entry in await reader.after(0)]
    assert facts[len(ALL) :] == [ArticleChanged(at=AT, article="parking-permit", by="muna", what="removed")]
    async with engine.connect() as connection:
        rows = (await connection.execute(sa.text("SELECT count(*) FROM article_search"))).scalar()
    assert rows == len(ALL) - 1


async def test_a_bad_article_among_many_keeps_all_out(desk: ArticleDesk) -> None:
    """All or none."""
    with pytest.raises(ArticleError, match="title is empty"):
        await desk.write_all([LEAK_AR, Draft("x", "en", " ", "text")], by="salim")
    assert await desk.list() == []


#: A question, in which language one looks for an answer, and what is found.
GOLDEN: list[tuple[str, str | None, list[str]]] = [
    ("بلدية", "ar", ["rubbish-days/ar", "water-leak/ar", "parking-permit/ar"]),
    ("البلديه", "ar", ["rubbish-days/ar", "water-leak/ar", "parking-permit/ar"]),
    ("مياه", None, ["water-leak/ar"]),
    ("المياة", None, ["water-leak/ar"]),
    ("إزالة", None, ["rubbish-days/ar"]),
    ("ازاله", None, ["rubbish-days/ar"]),
    ("تسرب", None, ["water-leak/ar"]),
    ("1111", None, ["water-leak/en", "water-leak/ar"]),
    ("١١١١", "en", ["water-leak/en"]),
    ("نفاية", None, ["rubbish-days/ar"]),
    ("water", None, ["water-leak/en", "meter-fraud/en"]),
    ("WATER leak", None, ["water-leak/en"]),
    ("leaks", None, ["water-leak/en"]),
    ("collec", None, ["rubbish-days/en"]),
    ("how do I report a water leak", "en", ["water-leak/en", "meter-fraud/en", "rubbish-days/en"]),
    ("rubish colection", None, ["rubbish-days/en"]),
    ("النفيات", None, ["rubbish-days/ar"]),
    ("electricity", None, []),
    ("لتسرب", None, ["water-leak/ar"]),
    ("بتسرب في شارع", None, ["water-leak/ar"]),
    ("طلب", None, ["rubbish-days/ar"]),
    ("فاتورة", None, ["water-leak/ar"]),
    ("لبلدية لمواعيد", None, ["rubbish-days/ar"]),
]


async def test_golden_questions_find_the_same_on_both_databases(library: ArticleDesk) -> None:
    """Spelling, article, ending, case and a slip of the finger do not matter; the order is the same everywhere."""
    found = [
        (question, language, await names(library, question, language=language))
        for question, language, _ in GOLDEN
    ]
    assert found == GOLDEN


async def test_citizens_find_public_articles_only(library: ArticleDesk) -> None:
    """What is for agents is not found for others; category and number bound the rest."""
    assert await names(library, "water", public_only=True) == ["water-leak/en"]
    assert await names(library, "water", category="rubbish") == []
    assert await names(library, "البلدية", limit=1) == ["rubbish-days/ar"]
    assert [one.name for one in await library.list(language="en", public_only=True)] == [
        "rubbish-days",
        "water-leak",
    ]


ODD = [
    "", " ", "\0", "'", '"', '"water', "water'; DROP TABLE article; --", "water AND", "OR", "NOT water",
    "NEAR(water", "title:water", "body : *", "*", "water*", "^water", "-water", "(water", "water:*", "water & !",
    "a<->b", "\\", "{}", "%s", ":wanted", "\ud800", "؟", "ـ", "ّ", "𐒀", "٪", "ⅷ", "²", "𝟘", "﷽", "一二三", "क्या",
    "x" * 10_000, "water " * 2_000, "م ا ء " * 3_000, "'" * 10_000,
]  # fmt: skip


async def test_whatever_people_write_is_only_words(library: ArticleDesk) -> None:
    """No question is an error, and none does anything."""
    for question in ODD:
        await library.search(question)
        assert len(await library.list()) == len(ALL), question[:100]


async def test_the_excerpt_shows_the_hit(library: ArticleDesk) -> None:
    """The marks stand at the words as they are written."""
    (found,) = await library.search("ازاله الاثاث", language="ar")
    assert [found.excerpt[begin:end] for begin, end in found.marks] == ["إزالة", "الأثاث"]
    (found,) = await library.search("request")
    assert [found.excerpt[begin:end] for begin, end in found.marks] == ["request."]


async def test_a_change_is_found_by_its_new_words_only(library: ArticleDesk) -> None:
    """The index is in step with the article."""
    await library.write(Draft("water-leak", "en", "Burst pipes", "Call us.", "water", public=True), by="muna")
    assert await names(library, "burst") == ["water-leak/en"]
    assert await names(library, "street") == []


async def test_what_fits_as_it_is_written_keeps_particles_out(library: ArticleDesk) -> None:
    """Energy is no card as long as an article speaks of energy; where none does, the card is better than nothing."""
    card = Draft("card", "ar", "بطاقة المواقف", "تصدر البطاقة من المكتب.", public=True)
    energy = Draft("energy", "ar", "توفير الطاقة", "أطفئوا المصابيح.", public=True)
    await library.write_all([card, energy], by="muna")
    assert await names(library, "طاقة") == ["energy/ar"]
    assert await names(library, "بطاقة") == ["card/ar"]
    await library.remove("energy", "ar", by="muna")
    assert await names(library, "طاقة") == ["card/ar"]
