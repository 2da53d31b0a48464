"""How words are compared: the spellings that people and programs use for the same word become one.

`normalise_arabic` is the usual light normalisation of Arabic retrieval (L. Larkey, L. Ballesteros, M. Connell, Light
stemming for Arabic information retrieval, 2007; K. Darwish, W. Magdy, Arabic information retrieval, 2014), carried out
with Unicode's own data: compatibility decomposition (UAX #15) takes presentation forms, ligatures and the hamza apart
(`أ إ آ` are an alef, `ؤ` a waw, `ئ` a ya with a mark), the general category tells marks (Mn) and invisible signs (Cf,
which has the bidirectional ones) from letters, and case is folded for a compatibility caseless match (The Unicode
Standard, section 3.13, D146).

Pure. It loses what distinguishes some words (`علي` Ali, `على` on; `كرة` ball, `كره` he hated; `côte`, `côté`):
it is for finding and comparing, never for showing.
"""

import re
import unicodedata

#: Letters that are written for each other, and letters that carry no sound of their own.
_LETTERS = str.maketrans(
    {
        "ٱ": "ا",  # U+0671 alef wasla; these three have no decomposition
        "ٲ": "ا",  # U+0672
        "ٳ": "ا",  # U+0673
        "ى": "ي",  # U+0649 alef maqsura, in Egypt also a final ya
        "ی": "ي",  # U+06CC Farsi yeh, on Persian keyboards
        "ة": "ه",  # U+0629 ta marbuta, often written without its dots
        "ە": "ه",  # U+06D5; also what U+06C0 decomposes to
        "ہ": "ه",  # U+06C1
        "ھ": "ه",  # U+06BE
        "ک": "ك",  # U+06A9 keheh, on Persian keyboards
        "ـ": None,  # U+0640 tatweel
        "ٴ": None,  # U+0674 high hamza
        "ۥ": None,  # U+06E5 and U+06E6: small waw and ya of the Quran; letters by their category
        "ۦ": None,
    }
)

#: Marks above and below letters; invisible signs.
_SILENT = frozenset({"Mn", "Me", "Cf"})


class _Table(dict[int, str | None]):
    """What becomes of each character, for `str.translate`; filled as characters are met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        heard: str | None = None if category in _SILENT else character
        self[code] = str(unicodedata.decimal(character)) if category == "Nd" else heard
        return self[code]


_TABLE = _Table(_LETTERS)

_WORD = re.compile(r"[^\W_]+")

#: Light10's prefixes and suffixes, as normalised text has them; the longest that fits goes.
_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")

#: Particles of one letter that are written together with the word behind them: in, to, like, and so.
PARTICLES = "بلكف"

#: So many letters must stay behind when a prefix, a suffix, or the `و` alone goes.
_STAY = 2
_STAY_AFTER_WAW = 3
_STAY_AFTER_PARTICLE = 3


def normalise_arabic(text: str) -> str:
    """Return the text as it is compared: one spelling, no marks, ASCII digits, no case; words stay where they are.

    Idempotent. Letters of other scripts lose their accents and case.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).casefold())
    folded = unicodedata.normalize("NFKD", folded.casefold())
    return unicodedata.normalize("NFC", folded.translate(_TABLE))


def words(text: str) -> list[str]:
    """Return the normalised words of a text; numbers are words too."""
    return _WORD.findall(normalise_arabic(text))


def stem(word: str) -> str:
    """Return a normalised word without the article and a common ending: Light10.

    `البلديه`, `وبلديه` and `بلديات` are one stem. Limits: broken plurals (`كتاب`, `كتب`), verb forms and the single
    prefixes `ب ل ك ف` stay, since taking those hurts many words (`بلديه` begins with one; see `core`). Words of other
    scripts are returned as they are.
    """
    if word.startswith("و") and len(word) > _STAY_AFTER_WAW:
        word = word[1:]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _STAY:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STAY:
            word = word[: -len(suffix)]
    return word


def core(word: str) -> str:
    """Return the stem of a normalised word without a particle of one letter, where three letters stay.

    It takes letters of the word itself, too (`بطاقه` card becomes `طاقه` energy): for a second look where nothing fits.
    """
    found = stem(word)
    if found and found[0] in PARTICLES and len(found) > _STAY_AFTER_PARTICLE:
        return stem(found[1:])
    return found
