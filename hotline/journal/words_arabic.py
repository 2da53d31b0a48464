"""What the usual events of a call say in Arabic. Pure.

Supervisors read a call's story on the wallboard; what has no Arabic here is told as `words.py` has it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentRinging,
    CallAbandoned,
    CallArrived,
    CallbackOffered,
    CallbackRequested,
    CallDetached,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    ConsentNoticePlayed,
    Event,
    ExpectedWaitAnnounced,
    LanguageChosen,
    MenuChosen,
    MenuEntered,
    MenuGivenUp,
    MessageLeft,
    MessageStarted,
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
    PositionAnnounced,
    RecordingFailed,
    RecordingFinalised,
    RecordingStarted,
    ReferenceSpoken,
    SurgeHeard,
    TalkEnded,
    WrapUpEnded,
)

from .spelling import Spelling

_LANGUAGES = {"ar": "العربية", "en": "الإنجليزية"}

_ENDED = {
    "completed": "اكتملت المكالمة",
    "caller hung up": "أنهى المتصل المكالمة",
    "lost": "انقطعت المكالمة",
    "failed": "تعذّرت المكالمة بسبب خلل لدينا",
}

_OUTWARDS = {
    "queue": "إلى قائمة انتظار أخرى",
    "message": "لترك رسالة",
    "call-back": "لمعاودة الاتصال به",
    "announcement": "إلى إعلان مسجّل",
}

_MONITORING = {
    "listen": "يستمع إلى محادثة",
    "whisper": "يهمس إلى",
    "barge": "ينضم إلى محادثة",
}


def _isolated(number: str) -> str:
    """Return a number that keeps its order in a line from right to left (Unicode UAX #9: LRI, PDI)."""
    return f"\u2066{number}\u2069"


def _arrived(event: CallArrived, spell: Spelling) -> str:
    whose = "دون إظهار الرقم" if event.caller is None else f"من الرقم {_isolated(spell(event.caller))}"
    return f"يتصل بالرقم {event.dialled} {whose}"


def _talk_ended(event: TalkEnded, _spell: Spelling) -> str:
    who = {"agent": f"أنهى {event.agent} المكالمة", "caller": "أنهى المتصل المكالمة"}
    return who.get(event.ended_by, f"انتهت المحادثة مع {event.agent}")


def _wait(event: ExpectedWaitAnnounced, _spell: Spelling) -> str:
    bound = "على الأكثر " if event.at_most else "على الأقل " if event.at_least else ""
    return f"يسمع مدة الانتظار المتوقعة: {bound}{event.said_seconds / 60:.0f} دقيقة"


def _monitored(event: MonitoringBegan | MonitoringChanged, _spell: Spelling) -> str:
    return f"المشرف {event.by} {_MONITORING[event.mode]} {event.agent}"


ARABIC_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    CallArrived: _arrived,
    CallResumed: lambda event, _: "تتولى وحدة تحكم جديدة المكالمة",
    ConsentNoticePlayed: lambda event, _: "سمع أن المكالمة قد تُسجَّل",
    LanguageChosen: lambda event, _: (
        f"تتواصل المكالمة باللغة {_LANGUAGES.get(event.language, event.language)}"
    ),
    MenuEntered: lambda event, _: f"يسمع القائمة الصوتية {event.menu}",
    MenuChosen: lambda event, _: f"يختار {event.key} في القائمة الصوتية {event.menu}",
    MenuGivenUp: lambda event, _: f"لم يتقدم في القائمة الصوتية {event.menu} فيُحوَّل إلى موظف",
    CallQueued: lambda event, _: f"ينتظر في {event.queue}",
    PositionAnnounced: lambda event, _: f"يسمع ترتيبه في {event.queue}: {event.position}",
    ExpectedWaitAnnounced: _wait,
    CallDetached: lambda event, _: "انقطع برنامج المكالمة، ويحتفظ المتصل بمكانه",
    CallbackOffered: lambda event, _: "يسمع كيف يطلب معاودة الاتصال به",
    CallbackRequested: lambda event, spell: (
        f"ستُعاد مهاتفته على الرقم {_isolated(spell(event.number))} مع الاحتفاظ بمكانه"
    ),
    AgentReserved: lambda event, _: f"حُجز {event.agent} لهذه المكالمة",
    AgentRinging: lambda event, _: f"يرنّ هاتف {event.agent}",
    AgentAnswered: lambda event, _: f"يتحدث مع {event.agent}",
    AgentMissed: lambda event, _: f"لم يردّ {event.agent}، ويبقى المتصل في أول الانتظار",
    CallHeld: lambda event, _: f"وضع {event.agent} المتصل قيد الانتظار",
    CallRetrieved: lambda event, _: f"عاد {event.agent} إلى المتصل",
    TalkEnded: _talk_ended,
    CallAbandoned: lambda event, _: f"غادر {event.queue} دون أن يتحدث مع أحد",
    CallFlowedOut: lambda event, _: f"يغادر {event.queue} {_OUTWARDS.get(event.to, event.to)}",
    CallEnded: lambda event, _: _ENDED[event.reason],
    RecordingStarted: lambda event, _: "بدأ تسجيل المكالمة",
    RecordingFinalised: lambda event, _: f"التسجيل جاهز ({event.seconds:.0f} ثانية)",
    RecordingFailed: lambda event, _: "لا يوجد تسجيل للمكالمة",
    MessageStarted: lambda event, _: "يسمع النغمة ويتكلم",
    MessageLeft: lambda event, _: f"ترك رسالة مدتها {event.seconds:.0f} ثانية",
    ReferenceSpoken: lambda event, _: f"سمع الرقم المرجعي {event.reference}",
    SurgeHeard: lambda event, _: "سمع إعلان الازدحام",
    WrapUpEnded: lambda event, _: f"أتمّ {event.agent} أعمال ما بعد المكالمة",
    MonitoringBegan: _monitored,
    MonitoringChanged: _monitored,
    MonitoringEnded: lambda event, _: f"لم يعد المشرف {event.by} يستمع إلى {event.agent}",
}
