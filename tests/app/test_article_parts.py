"""The first articles, and those that menus miss."""

import asyncio
import dataclasses
import shutil
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.app.article_parts import FOLDER, fill, open_articles, unwritten, watch_articles
from hotline.app.doctor_articles import articles
from hotline.config.loader import DEMO, Loaded, load
from hotline.crm_bridge.article import Draft
from hotline.crm_bridge.articles import ArticleDesk
from hotline.ivr.menu import Menu, Menus, ToArticle
from hotline.ivr.menu_condition import always
from hotline.journal import Journal
from hotline.testing.logs import LogLines


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """The demo in a folder of its own, with a key that reads `noise` and one that reads `taxes`."""
    shutil.copytree(DEMO.parent, tmp_path / "demo")
    loaded = load(
        tmp_path / "demo" / "hotline.toml",
        environment={"HOTLINE__NODE__DATA_DIR": str(tmp_path / "data")},
    )
    keys = {"1": always(ToArticle("noise")), "2": always(ToArticle("taxes"))}
    return dataclasses.replace(loaded, menus=Menus({"main": Menu((), keys)}))


@pytest.fixture
def desk(journal: Journal, engine: AsyncEngine) -> ArticleDesk:
    return ArticleDesk(journal, engine, lambda: 1.0)


async def test_an_empty_knowledge_base_takes_the_first_articles_once(
    loaded: Loaded, desk: ArticleDesk
) -> None:
    """What is beside the configuration fills it; whatever is there afterwards stays."""
    count = len(list((loaded.file.parent / FOLDER).glob("*/*.md")))
    assert count >= 10
    assert await fill(loaded, desk) == count
    await desk.remove("noise", "ar", by="muna")
    assert await fill(loaded, desk) == 0
    assert await desk.get("noise", "ar") is None


async def test_bad_files_at_the_start_are_a_warning(
    loaded: Loaded, desk: ArticleDesk, logs: LogLines
) -> None:
    """The start goes on without articles."""
    (loaded.file.parent / FOLDER / "ar" / "bad.md").write_text("bad", "utf-8")
    await open_articles(loaded, desk)
    assert await desk.list() == []
    assert any("bad.md:1" in str(line) for line in logs)


async def test_other_menus_are_looked_at_again(
    loaded: Loaded, desk: ArticleDesk, logs: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a reload callers may choose an article that nobody has written: that is a warning, once."""
    monkeypatch.setattr("hotline.app.article_parts.LOOK_SECONDS", 0.01)
    await open_articles(loaded, desk)
    serving = [loaded]
    looked = asyncio.Event()

    def current() -> Loaded:
        looked.set()
        return serving[-1]

    watching = asyncio.create_task(watch_articles(current, desk))
    await looked.wait()
    menus = Menus({"main": Menu((), {"1": always(ToArticle("beaches"))})})
    serving.append(dataclasses.replace(loaded, menus=menus))
    while not any("beaches (en)" in str(line) for line in logs):
        looked.clear()
        await looked.wait()
    for _ in range(3):
        looked.clear()
        await looked.wait()
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert sum("beaches (en)" in str(line) for line in logs) == 1
    assert sum("taxes (en)" in str(line) for line in logs) == 1


async def test_what_a_menu_reads_and_nobody_wrote_is_named(
    loaded: Loaded, desk: ArticleDesk, logs: LogLines
) -> None:
    """Per language; an article for agents is none for callers."""
    await open_articles(loaded, desk)
    assert await unwritten(loaded, desk) == ["taxes (ar)", "taxes (en)"]
    assert any("taxes (en)" in str(line) for line in logs)
    await desk.write(Draft("noise", "en", "Noise", "For agents."), by="muna")
    assert await unwritten(loaded, desk) == ["noise (en)", "taxes (ar)", "taxes (en)"]


async def test_a_knowledge_base_that_is_away_stops_no_start(
    loaded: Loaded, desk: ArticleDesk, engine: AsyncEngine, logs: LogLines
) -> None:
    """Calls are served all the same."""
    async with engine.begin() as connection:
        for table in ("article_search", "article"):
            await connection.exec_driver_sql(f"DROP TABLE {table}")
    await open_articles(loaded, desk)
    assert any("does not answer" in str(line) for line in logs)


def test_the_doctor_names_them_too(loaded: Loaded) -> None:
    """Before there is a database nothing is found."""
    assert list(articles(loaded)) == []
    loaded.paths.create()
    asyncio.run(database.migrate(database.database_url(loaded.config, loaded.paths)))
    found = list(articles(loaded))
    assert [one.verdict for one in found] == ["warning"] * 4
    assert "noise (ar)" in found[0].detail
