"""In which of our languages a text is answered. Pure."""

from hotline.crm_bridge import intake_text

#: What we can answer in; the first one where a text does not tell: "1", "٥".
LANGUAGES = ("ar", "en")


def language_of(text: str) -> str:
    """Return the language of an answer."""
    return intake_text.language_of(text, LANGUAGES) or LANGUAGES[0]
