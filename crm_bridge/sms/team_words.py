"""What field teams are answered, in Arabic and English; English for all other languages. Pure.

No answer tells anything of a citizen. docs/operator/field-teams.md shows them.
"""

from collections.abc import Mapping, Sequence

#: What each status is called.
STATUS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "new": "new", "assigned": "assigned", "in progress": "in progress",
        "waiting for citizen": "waiting for the citizen",
        "waiting for third party": "waiting for parts or others", "solved": "solved", "closed": "closed",
        "reopened": "reopened", "duplicate": "a duplicate", "rejected": "rejected",
    },
    "ar": {
        "new": "جديد", "assigned": "مُسنَد", "in progress": "قيد التنفيذ",
        "waiting for citizen": "بانتظار المواطن", "waiting for third party": "بانتظار قطع الغيار أو جهة أخرى",
        "solved": "محلول", "closed": "مغلق", "reopened": "أُعيد فتحه", "duplicate": "مكرَّر",
        "rejected": "مرفوض",
    },
}  # fmt: skip

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "changed": "{reference} is now {status}.",
        "unchanged": "{reference} is already {status}.",
        "note": "{reference}: your note was added; the citizen cannot read it.",
        "public note": "{reference}: your note was added; the citizen can read it.",
        "with note": " Your note was added.",
        "with public note": " Your note was added; the citizen can read it.",
        "cannot": "{reference}: noted that it cannot be done. The office decides what happens next.",
        "refused": "{reference} is {status} and cannot become {wanted}. Your office can reopen it.",
        "not yours": "Your department has no case {reference}. Check the number.",
        "not allowed": "Teams may not do that with {reference}. Ask your office.",
        "too long": "{reference}: the note is too long; nothing was changed.",
        "wrong reference": "{digits} is not a case number. Nothing was changed.{meant}",
        "meant": " Did you mean {references}?",
        "or": " or ",
        "no reference": "The case number is missing. Write for example: 4270 done valve replaced",
        "unknown word": "{digits}: not understood. Write the number, then one of: on the way, started, done, "
        "wait parts, wait citizen, cannot, note.",
        "no note": "{digits}: please say it in words, for example: {digits} cannot gate is locked",
        "help": "Write the case number, then: on the way, started, done, wait parts, wait citizen, cannot, note; "
        "then your note. With ! before the note the citizen can read it. Example: 4270 done valve replaced",
        "not registered": "This number is not registered for field teams. Your department's office can have it "
        "registered. Nothing was changed.",
    },
    "ar": {
        "changed": "البلاغ {reference} الآن: {status}.",
        "unchanged": "البلاغ {reference} بهذه الحالة من قبل: {status}.",
        "note": "البلاغ {reference}: أُضيفت ملاحظتكم، ولا يطّلع عليها المواطن.",
        "public note": "البلاغ {reference}: أُضيفت ملاحظتكم، ويمكن للمواطن الاطلاع عليها.",
        "with note": " أُضيفت ملاحظتكم.",
        "with public note": " أُضيفت ملاحظتكم، ويمكن للمواطن الاطلاع عليها.",
        "cannot": "البلاغ {reference}: سُجّل أن التنفيذ متعذّر، ويقرّر المكتب الخطوة التالية.",
        "refused": "حالة البلاغ {reference}: {status}، ولا يمكن تغييرها إلى: {wanted}. يستطيع مكتبكم إعادة فتحه.",
        "not yours": "لا يوجد لدى دائرتكم بلاغ برقم {reference}. تحقّقوا من الرقم.",
        "not allowed": "لا يحق للفرق هذا الإجراء في البلاغ {reference}. راجعوا مكتبكم.",
        "too long": "البلاغ {reference}: الملاحظة طويلة جدًّا، ولم يتغيّر شيء.",
        "wrong reference": "{digits} ليس رقم بلاغ صحيحًا، ولم يتغيّر شيء.{meant}",
        "meant": " هل تقصدون {references}؟",
        "or": " أو ",
        "no reference": "رقم البلاغ غير موجود في رسالتكم. مثال: 4270 تم استبدال الصمام",
        "unknown word": "{digits}: لم نفهم الرسالة. اكتبوا الرقم ثم إحدى الكلمات: في الطريق، بدأنا، تم، "
        "انتظار القطع، انتظار المواطن، تعذر، ملاحظة.",
        "no note": "{digits}: اكتبوا السبب أو الملاحظة، مثال: {digits} تعذر البوابة مغلقة",
        "help": "اكتبوا رقم البلاغ ثم: في الطريق، بدأنا، تم، انتظار القطع، انتظار المواطن، تعذر، ملاحظة، ثم "
        "ملاحظتكم. ضعوا ! قبل الملاحظة ليطّلع عليها المواطن. مثال: 4270 تم استبدال الصمام",
        "not registered": "هذا الرقم غير مسجّل لدى فرق العمل الميدانية. يمكن لمكتب دائرتكم طلب تسجيله. لم يتغيّر شيء.",
    },
}


def say(language: str, what: str, **values: str) -> str:
    """Return the words; `status` and `wanted` are given as `case_status` has them. Raises `KeyError`."""
    spoken = language if language in _WORDS else "en"
    for name in ("status", "wanted"):
        if name in values:
            values[name] = status_in(spoken, values[name])
    return _WORDS[spoken][what].format(**values)


def status_in(language: str, status: str) -> str:
    """Return what a status is called in a language; in English where we have no other name."""
    return STATUS.get(language, STATUS["en"]).get(status, status)


def meant(language: str, references: Sequence[str]) -> str:
    """Return the question which of these was meant; empty without any."""
    if not references:
        return ""
    return say(language, "meant", references=say(language, "or").join(references))
