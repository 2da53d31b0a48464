"""What is heard when prompts are played one after the other."""

import unicodedata
from collections.abc import Iterable

from hotline.prompts import grammar
from hotline.prompts.catalogue import load_catalogues

LANGUAGES = sorted(grammar.LANGUAGES)

TEXTS = {
    language: {prompt: one.text for prompt, one in catalogue.texts.items()}
    for language, catalogue in load_catalogues(LANGUAGES).items()
}


def spoken(language: str, prompts: Iterable[str]) -> str:
    """Return the texts of the prompts, as they stand in the catalogue."""
    return " ".join(TEXTS[language][prompt] for prompt in prompts)


def plain(text: str) -> str:
    """Leave out vowel signs, and how a text is divided by hyphens and commas: the tables do not agree on them."""
    bare = "".join(sign for sign in text if unicodedata.category(sign) != "Mn" and sign not in ",،")
    return bare.replace("-", " ")
