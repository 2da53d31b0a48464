"""What the events of a call say in Arabic: how it comes, waits, and is answered. Pure.

Supervisors read a call's story on the wallboard. Events of no call have no Arabic: they are told as `words.py` has it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    AgentAnswered,
    AgentLineBack,
    AgentLineLost,
    AgentMissed,
    AgentReserved,
    AgentRinging,
    AgentSetAside,
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
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
    PositionAnnounced,
    SurgeHeard,
    TalkEnded,
    WrapUpEnded,
)

from .arabic_counts import MINUTES, counted
from .spelling import Spelling, isolated
from .words_arabic_transfers import ARABIC_TRANSFER_PHRASES
from .words_arabic_voice import ARABIC_VOICE_PHRASES

_LANGUAGES = {"ar": "العربية", "en": "الإنجليزية"}

_ENDED = {
    "completed": "اكتملت المكالمة",
    "caller hung up": "أنهى المتصل المكالمة",
    "lost": "انقطعت المكالمة",
    "failed": "تعذّرت المكالمة بسبب خلل لدينا",
}

_OUTWARDS = {
    "queue": "إلى طابور آخر",
    "message": "لترك رسالة",
    "call-back": "لمعاودة الاتصال به",
    "announcement": "إلى إعلان مسجّل",
    "fax": "إلى جهاز الفاكس",
}

_MONITORING = {
    "listen": "يستمع إلى محادثة",
    "whisper": "يهمس إلى",
    "barge": "ينضم إلى محادثة",
}


def _arrived(event: CallArrived, spell: Spelling) -> str:
    whose = "دون إظهار الرقم" if event.caller is None else f"من الرقم {isolated(spell(event.caller))}"
    return f"يتصل بالرقم {event.dialled} {whose}"


def _talk_ended(event: TalkEnded, _spell: Spelling) -> str:
    who = {"agent": f"أنهى {event.agent} المكالمة", "caller": "أنهى المتصل المكالمة"}
    return who.get(event.ended_by, f"انتهت المحادثة مع {event.agent}")


def _wait(event: ExpectedWaitAnnounced, _spell: Spelling) -> str:
    said = counted(event.said_seconds / 60, MINUTES)
    bound = " على الأكثر" if event.at_most else " على الأقل" if event.at_least else ""
    return f"يسمع مدة الانتظار المتوقعة: {said}{bound}"


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
        f"ستُعاد مهاتفته على الرقم {isolated(spell(event.number))} مع الاحتفاظ بمكانه"
    ),
    AgentReserved: lambda event, _: f"حُجز {event.agent} لهذه المكالمة",
    AgentRinging: lambda event, _: f"يرنّ هاتف {event.agent}",
    AgentAnswered: lambda event, _: f"يتحدث مع {event.agent}",
    AgentMissed: lambda event, _: f"لم يردّ {event.agent}، ويبقى المتصل في أول الانتظار",
    AgentSetAside: lambda event, _: f"نُحّي {event.agent} بعد المكالمة التي لم يردّ عليها",
    AgentLineLost: lambda event, _: f"انقطعت صفحة {event.agent}، ويُطلب من المتصل الانتظار لحظة",
    AgentLineBack: lambda event, _: f"عاد {event.agent} إلى المحادثة",
    CallHeld: lambda event, _: f"وضع {event.agent} المتصل قيد الانتظار",
    CallRetrieved: lambda event, _: f"عاد {event.agent} إلى المتصل",
    TalkEnded: _talk_ended,
    CallAbandoned: lambda event, _: f"غادر {event.queue} دون أن يتحدث مع أحد",
    CallFlowedOut: lambda event, _: f"يغادر {event.queue} {_OUTWARDS[event.to]}",
    CallEnded: lambda event, _: _ENDED[event.reason],
    SurgeHeard: lambda event, _: "سمع إعلان الازدحام",
    WrapUpEnded: lambda event, _: f"أتمّ {event.agent} أعمال ما بعد المكالمة",
    MonitoringBegan: _monitored,
    MonitoringChanged: _monitored,
    MonitoringEnded: lambda event, _: f"لم يعد المشرف {event.by} يستمع إلى {event.agent}",
    **ARABIC_TRANSFER_PHRASES,
    **ARABIC_VOICE_PHRASES,
}
