"""Words of menus that a model does not know are told with their place."""

import struct
from pathlib import Path

import pytest

from hotline.app.doctor_speech import menu_words
from hotline.app.menu_words import unheard_words
from hotline.config.loader import Loaded, load
from hotline.speech.vocabulary import VocabularyError, unknown_words

CONFIG = """
[numbers.1111]
menu = "main"
[ivr]
operator_queue = "water"
[queues.water]
[speech]
models = { en = "model" }
"""

MENUS = """
[menus.main]
prompts = ["main-menu"]
[menus.main.keys]
1 = { queue = "water", say = { en = ["Water", "gushing water"], ar = ["مياه"] } }
"""


def text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<i", len(raw)) + raw


def graph(words: list[str]) -> bytes:
    """Return the head of a graph as OpenFst writes it; without words, one that brings no symbols."""
    head = struct.pack("<i", 2125659606) + text("ngram") + text("standard")
    head += struct.pack("<ii4q", 4, 3 if words else 0, 0, 0, 0, 0)
    if not words:
        return head + b"arcs"
    table = struct.pack("<i", 2125658996) + text("words.txt") + struct.pack("<qq", len(words), len(words))
    return (
        head + table + b"".join(text(word) + struct.pack("<q", at) for at, word in enumerate(words)) + b"arcs"
    )


def model(folder: Path, words: list[str], *, plain: bool = False) -> Path:
    (folder / "graph").mkdir(parents=True)
    (folder / "graph/Gr.fst").write_bytes(graph([] if plain else words))
    if plain:
        lines = [f"{word} {at}" for at, word in enumerate(words)]
        (folder / "graph/words.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def city(folder: Path) -> Loaded:
    (folder / "hotline.toml").write_text(CONFIG)
    (folder / "menus.toml").write_text(MENUS, encoding="utf-8")
    return load(folder / "hotline.toml", environment={})


@pytest.mark.parametrize("plain", [False, True])
def test_the_words_of_a_model_are_found_where_it_has_them(tmp_path: Path, *, plain: bool) -> None:
    """In the graph's own table, or in a list beside it."""
    folder = model(tmp_path, ["<eps>", "water", "مياه", "#0"], plain=plain)
    assert unknown_words(folder, ["water", "مياه"]) == frozenset()
    assert unknown_words(folder, ["water", "wat", "طريق"]) == {"wat", "طريق"}


@pytest.mark.parametrize("content", [b"", b"no graph at all", graph(["water", "street"])[:80]])
def test_a_file_that_is_no_graph_is_no_vocabulary(tmp_path: Path, content: bytes) -> None:
    """It is said, rather than that all words were unknown."""
    folder = model(tmp_path, ["water"])
    (folder / "graph/Gr.fst").write_bytes(content)
    with pytest.raises(VocabularyError):
        unknown_words(folder, ["water"])


def test_a_word_that_the_model_does_not_know_is_told_with_file_line_and_key(tmp_path: Path) -> None:
    """Case does not count, and languages without a model do not either."""
    loaded = city(tmp_path)
    model(tmp_path / "model", ["water", "street"])
    (problem,) = unheard_words(loaded)
    assert str(problem) == (
        f"{tmp_path}/menus.toml:5: menus.main.keys.1.say.en[1]: "
        "the model of `en` does not know `gushing`: `gushing water` is never heard. Choose words that it knows."
    )
    (finding,) = menu_words(loaded)
    assert finding.verdict == "warning"
    assert finding.detail.startswith(f"{tmp_path}/menus.toml:5: menus.main.keys.1.say.en[1]: the model")


def test_a_model_that_cannot_be_read_is_told_elsewhere(tmp_path: Path) -> None:
    """The doctor says what is wrong with the model itself."""
    assert unheard_words(city(tmp_path)) == []
