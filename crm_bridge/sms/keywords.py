"""The words of field teams and citizens, in both languages. Pure. docs/operator/field-teams.md shows them.

Words are compared as `key` writes them: small letters, one spelling of Arabic, no signs around them.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from hotline.crm_bridge.arabic import normalise_arabic

Action = Literal["done", "on the way", "started", "wait citizen", "wait parts", "cannot", "note", "help"]

#: What a team may report, by what it means.
ACTIONS: Mapping[Action, Sequence[str]] = {
    "done": (
        "done", "solved", "fixed", "finished", "completed", "complete", "repaired",
        "تم", "انتهى", "انتهينا", "أنجز", "اكتمل", "حُلّت", "تم الحل",
    ),
    "on the way": (
        "on the way", "on our way", "on my way", "coming", "omw", "otw",
        "في الطريق", "بالطريق", "على الطريق", "متجهون",
    ),
    "started": (
        "started", "start", "begun", "working", "in progress", "at work",
        "بدأنا", "بدأ العمل", "بدأ", "قيد العمل", "جاري العمل", "نعمل",
    ),
    "wait citizen": (
        "wait citizen", "waiting citizen", "wait for citizen", "waiting for citizen",
        "انتظار المواطن", "بانتظار المواطن", "في انتظار المواطن", "ننتظر المواطن",
    ),
    "wait parts": (
        "wait", "waiting", "wait parts", "waiting parts", "wait for parts", "waiting for parts",
        "انتظار", "بانتظار", "في انتظار", "انتظار القطع", "انتظار قطع الغيار", "بانتظار قطع الغيار",
    ),
    "cannot": (
        "cannot", "can not", "can't", "reject", "rejected", "impossible",
        "لا يمكن", "تعذر", "لا نستطيع", "مرفوض", "رفض",
    ),
    "note": ("note", "info", "ملاحظة", "معلومة", "للعلم"),
    "help": ("help", "words", "مساعدة", "الكلمات"),
}  # fmt: skip

#: First words of a note that the citizen may read; a `!` does the same.
PUBLIC = ("public", "citizen", "للمواطن", "علني")

#: Words that may stand before a reference.
BEFORE_REFERENCE = (
    "case", "c", "no", "number", "ref", "reference", "ticket",
    "بلاغ", "البلاغ", "رقم", "الرقم", "حالة", "الحالة", "ب", "ح",
)  # fmt: skip

#: Whole texts by which a citizen wants no more words about cases, and wants them again.
STOP = (
    "stop",
    "unsubscribe",
    "stop all",
    "stopall",
    "توقف",
    "إيقاف",
    "أوقف",
    "إلغاء",
    "الغاء الاشتراك",
    "قف",
)
START = ("start", "subscribe", "unstop", "ابدأ", "بدء", "اشتراك", "استئناف")

#: Answers to "are you content?".
YES = ("1", "yes", "y", "ok", "نعم", "اي", "أجل", "راض", "راضية")
NO = ("2", "no", "n", "لا", "كلا", "غير راض", "لم تحل")

_SIGNS = ".,:;!?-–—_\"'()[]{}*#/\\،؛؟…«»"


def key(word: str) -> str:
    """Return a word as it is compared."""
    return normalise_arabic(word).strip(_SIGNS + " ")


def keys(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as they are compared."""
    return tuple(filter(None, (key(word) for word in phrase.split())))


#: The action of each phrase.
PHRASES: Mapping[tuple[str, ...], Action] = {
    keys(phrase): action for action, phrases in ACTIONS.items() for phrase in phrases
}
#: Words of the longest phrase.
LONGEST_PHRASE = max(len(phrase) for phrase in PHRASES)

PUBLIC_KEYS = frozenset(key(word) for word in PUBLIC)
BEFORE_KEYS = frozenset(key(word) for word in BEFORE_REFERENCE)
STOP_KEYS = frozenset(keys(phrase) for phrase in STOP)
START_KEYS = frozenset(keys(phrase) for phrase in START)
YES_KEYS = frozenset(keys(phrase) for phrase in YES)
NO_KEYS = frozenset(keys(phrase) for phrase in NO)
