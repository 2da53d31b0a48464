"""What events of a call about recordings, messages, faxes, cases and other services say in Arabic. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    ArticleRead,
    CallbackAnswered,
    CallDisposed,
    CallFactLearned,
    CaseOpened,
    CaseReopened,
    Event,
    FaxFailed,
    FaxReceived,
    FaxStarted,
    MessageAddedToCase,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    OutsideDialled,
    OutsideEnded,
    RecordingFailed,
    RecordingFinalised,
    RecordingPaused,
    RecordingRefused,
    RecordingResumed,
    RecordingStarted,
    ReferenceSpoken,
    ScreenPopped,
    SpeechUnclear,
    StatusAsked,
    StatusTold,
    SurveyOffered,
)

from .arabic_counts import PAGES, SECONDS, counted
from .spelling import Spelling, isolated

_OUTSIDE = {
    "answered": "جرت المحادثة",
    "busy": "الخط مشغول",
    "no answer": "لم يردّ أحد",
    "unreachable": "تعذّر الوصول إليها",
    "failed": "تعذّر الاتصال بسبب خلل",
    "unknown": "لا تُعرف النتيجة",
}

_DISCARDED = {
    "said again": "يريد المتصل تسجيلها من جديد",
    "empty": "لم يُقل شيء",
    "unreadable": "لا يمكن قراءتها",
}


def _popped(event: ScreenPopped, _spell: Spelling) -> str:
    if event.seconds is None:
        return f"عُرض على {event.agent} الرقم وحده لأن البحث تأخر"
    who = "أن المتصل غير معروف" if event.citizens == 0 else "من المتصل"
    return f"عُرض على {event.agent} {who} (مدة البحث: {counted(event.seconds, SECONDS)})"


def _outside_ended(event: OutsideEnded, _spell: Spelling) -> str:
    length = f" ({counted(event.talk_seconds, SECONDS)})" if event.result == "answered" else ""
    return f"الجهة الخارجية {event.outside}: {_OUTSIDE[event.result]}{length}"


def _status_asked(event: StatusAsked, _spell: Spelling) -> str:
    by = "بالرقم المرجعي" if event.by == "reference" else "برقم الهاتف والأرقام الأخيرة"
    if event.reference is None:
        return f"يسأل عن بلاغ {by}: لا بلاغ يطابق"
    return f"يسأل عن البلاغ {event.reference} {by}"


def _fax_received(event: FaxReceived, spell: Spelling) -> str:
    whose = "دون إظهار الرقم" if event.caller is None else f"من الرقم {isolated(spell(event.caller))}"
    part = "" if event.whole else "، ثم انقطع الخط"
    return f"وصل فاكس {whose}: {counted(event.pages, PAGES)}{part}"


def _opened(event: CaseOpened, _spell: Spelling) -> str:
    about = f" عن {event.category}" if event.category else ""
    return f"فُتح البلاغ {event.reference}{about}"


#: By type of event; see `words_arabic.py`.
ARABIC_VOICE_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    RecordingStarted: lambda event, _: "بدأ تسجيل المكالمة",
    RecordingFinalised: lambda event, _: f"التسجيل جاهز ({counted(event.seconds, SECONDS)})",
    RecordingFailed: lambda event, _: "لا يوجد تسجيل للمكالمة",
    RecordingRefused: lambda event, _: "لا يريد أن تُسجَّل المكالمة",
    RecordingPaused: lambda event, _: "أُوقف التسجيل مؤقتًا",
    RecordingResumed: lambda event, _: "استُؤنف التسجيل",
    MessageStarted: lambda event, _: "يسمع النغمة ويتكلم",
    MessageLeft: lambda event, _: f"ترك رسالة مدتها {counted(event.seconds, SECONDS)}",
    MessageDiscarded: lambda event, _: f"حُذفت الرسالة: {_DISCARDED[event.reason]}",
    MessageAddedToCase: lambda event, _: f"أُضيفت الرسالة إلى البلاغ {event.reference}",
    ReferenceSpoken: lambda event, _: f"سمع الرقم المرجعي {event.reference}",
    CallbackAnswered: lambda event, _: "ردّ المواطن على معاودة الاتصال",
    ScreenPopped: _popped,
    CallDisposed: lambda event, _: f"سجّل {event.agent} نتيجة المكالمة: {event.disposition}",
    ArticleRead: lambda event, _: (
        f"يسمع المقال {event.article}" + ("" if event.whole else "، ولم يسمعه إلى آخره")
    ),
    CallFactLearned: lambda event, _: f"عرفت إحدى الوظائف البرمجية: {event.name}",
    OutsideDialled: lambda event, _: f"يوصَل بالجهة الخارجية {event.outside}",
    OutsideEnded: _outside_ended,
    StatusAsked: _status_asked,
    StatusTold: lambda event, _: f"سمع حالة البلاغ {event.reference}",
    SpeechUnclear: lambda event, _: f"لم يُفهم ما قاله في القائمة الصوتية {event.menu}",
    SurveyOffered: lambda event, _: "يوافق على تقييم الخدمة" if event.agreed else "لا يريد تقييم الخدمة",
    FaxStarted: lambda event, _: "يرسل جهاز فاكس",
    FaxReceived: _fax_received,
    FaxFailed: lambda event, _: "لم تصل أي صفحة بالفاكس",
    CaseOpened: _opened,
    CaseReopened: lambda event, _: f"أعاد {event.by} فتح البلاغ {event.reference}",
}
