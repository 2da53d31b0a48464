"""What citizens are answered to their texts, in Arabic and English; English for all other languages. Pure."""

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "stopped": "You will get no more messages about your cases. Send START to get them again.",
        "stopped for good": "You will get no more messages about your cases. To get them again, please call 1111.",
        "started": "You will get messages about your cases. Send STOP to end them.",
        "shared": "Several people use this number: please call 1111, so that we know who you are.",
        "content": "Thank you. Case {reference} is closed.",
        "reopened": "We are sorry. Case {reference} is open again, and the department was told.",
        "too late": "Case {reference} is {status} and cannot be reopened by message. Please call 1111.",
        "opened": "Thank you. Your message is case {reference}. Write the number when you write to us about it.",
        "added": "Thank you. We added your message to case {reference}.",
        "received": "Thank you. We have received your message.",
    },
    "ar": {
        "stopped": "لن تصلكم رسائل أخرى عن بلاغاتكم. لاستئنافها أرسلوا: ابدأ",
        "stopped for good": "لن تصلكم رسائل أخرى عن بلاغاتكم. لاستئنافها يرجى الاتصال بالرقم 1111.",
        "started": "ستصلكم رسائل عن بلاغاتكم. لإيقافها أرسلوا: توقف",
        "shared": "يستخدم هذا الرقم أكثر من شخص: يرجى الاتصال بالرقم 1111 لنعرف هويتكم.",
        "content": "شكرًا لكم. أُغلق البلاغ {reference}.",
        "reopened": "نعتذر منكم. أُعيد فتح البلاغ {reference}، وأُبلغت الدائرة المختصة.",
        "too late": "حالة البلاغ {reference}: {status}، ولا يمكن إعادة فتحه برسالة. يرجى الاتصال بالرقم 1111.",
        "opened": "شكرًا لكم. سُجّلت رسالتكم بلاغًا برقم {reference}. اذكروا الرقم عند مراسلتنا بشأنه.",
        "added": "شكرًا لكم. أُضيفت رسالتكم إلى البلاغ {reference}.",
        "received": "شكرًا لكم. وصلتنا رسالتكم.",
    },
}


def say(language: str | None, what: str, **values: str) -> str:
    """Return the words. Raises `KeyError`."""
    return _WORDS.get(language or "", _WORDS["en"])[what].format(**values)
