"""Articles as Markdown files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hotline
from hotline.crm_bridge.article import ArticleError, Draft
from hotline.crm_bridge.article_file import Known, read_article, write_article
from hotline.crm_bridge.article_folder import read_folder, write_folder
from hotline.problems import ConfigurationError

KNOWN = Known(("ar", "en"), ("rubbish", "water"))
GOOD = '+++\ntitle = "Days"\n+++\n\nText.\n'


def faults(path: str, content: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read_article(Path(path), content, KNOWN)
    return [str(problem) for problem in caught.value.problems]


def test_a_file_is_an_article() -> None:
    """Folder, name, head and text become the article; line ends of Windows do not matter."""
    content = '+++\ntitle = "أيام"\ncategory = "rubbish"\npublic = true\n+++\n\nأول.\n\nثان.\n'
    expected = Draft("rubbish-days", "ar", "أيام", "أول.\n\nثان.", "rubbish", public=True)
    assert read_article(Path("x/ar/rubbish-days.md"), content, KNOWN) == expected
    assert read_article(Path("x/ar/rubbish-days.md"), content.replace("\n", "\r\n"), KNOWN) == expected


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("en/a.md", "Text.", "en/a.md:1: does not begin with lines between two +++"),
        ("en/a.md", "", "en/a.md:1: does not begin"),
        ("en/a.md", '+++\ntitle = "x"\nText.', "en/a.md:1: does not begin"),
        ("en/a.md", "+++\n+++\nText.", "title"),
        ("en/a.md", '+++\n\ntitel = "x"\n+++\nText.', "en/a.md:3: titel"),
        ("en/a.md", '+++\ntitle = "x"\npublic = "yes"\n+++\nText.', "en/a.md:3: public"),
        ("en/a.md", '+++\ntitle = "x"\ncategory = "watr"\n+++\nText.',
         "en/a.md:3: category: there is no category `watr`. Did"),
        ("en/a.md", "+++\ntitle = x\n+++\nText.", "en/a.md:2:9: is not valid TOML"),
        ("en/a.md", '+++\ntitle = "x"\n+++\n\n', "en/a.md:4: has no text"),
        ("en/a.md", f'+++\ntitle = "x"\n+++\n{"y" * 20_001}', "en/a.md:4: has a text of 20001 characters"),
        ("en/a.md", '+++\ntitle = "x\\ny"\n+++\nText.', "en/a.md:2: title: holds a line break"),
        ("en/a.md", '+++\ntitle = "x"\n+++\nTe\0xt.', "NUL"),
        ("fr/a.md", GOOD, "fr/a.md: is in the folder `fr`, which is no language"),
        ("en/Water leak.md", GOOD, "the name `Water leak` cannot be used"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_place_and_remedy(path: str, content: str, expected: str) -> None:
    """Each fault says where it is."""
    assert any(expected in fault for fault in faults(path, content)), faults(path, content)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """Nobody mends one fault to learn of the next."""
    assert len(faults("fr/A b.md", '+++\ntitel = "x"\n+++\n')) >= 4


_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)


@given(title=_texts, text=_texts, category=st.sampled_from([None, "water"]), public=st.booleans())
def test_what_is_written_is_read_again(title: str, text: str, category: str | None, public: bool) -> None:
    """Every article that can be kept survives its file."""
    draft = Draft("a", "en", title, text.replace("\r\n", "\n").strip(), category, public)
    try:
        draft.check()
    except ArticleError:
        return
    assert read_article(Path("en/a.md"), write_article(draft), KNOWN) == draft


def test_a_folder_is_read_whole_or_not(tmp_path: Path) -> None:
    """Faults of all files are told; hidden files are none of ours."""
    for name, content in (
        ("en/a.md", GOOD),
        ("en/b.md", "x"),
        ("en/.c.md", "x"),
        ("ar/d.txt", "x"),
        ("e.md", GOOD),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "en" / "f.md").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError) as caught:
        read_folder(tmp_path, KNOWN)
    assert [problem.file.relative_to(tmp_path).as_posix() for problem in caught.value.problems if problem.file] == [
        "ar/d.txt", "e.md", "en/b.md", "en/f.md",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["nothing", "file", "empty"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, kind: str) -> None:
    """A wrong path is said, not passed over as no articles."""
    folder = tmp_path / "articles"
    if kind == "file":
        folder.touch()
    elif kind == "empty":
        folder.mkdir()
    with pytest.raises(ConfigurationError, match="articles"):
        read_folder(folder, KNOWN)


def test_a_folder_that_was_written_is_read_again(tmp_path: Path) -> None:
    """Export and import give the same; writing twice changes no file."""
    drafts = [
        Draft("a", "ar", "عنوان", "نص", None, public=True),
        Draft("a", "en", 'A "title"\\', "Text", "water"),
    ]
    assert write_folder(tmp_path, drafts) == 2
    assert write_folder(tmp_path, drafts) == 0
    assert read_folder(tmp_path, KNOWN) == drafts


def test_articles_of_the_demo_are_there_in_both_languages() -> None:
    """Whoever tries the demo finds each article in Arabic and in English."""
    drafts = read_folder(Path(hotline.__file__).parent / "demo" / "articles", Known(("ar", "en"), ()))
    names = {language: {one.name for one in drafts if one.language == language} for language in ("ar", "en")}
    assert names["ar"] == names["en"]
    assert len(names["ar"]) >= 5
    assert all(one.public for one in drafts)
