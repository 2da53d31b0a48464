"""What events about transfers, consultations and conferences say in Arabic. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationBegan,
    ConsultationEnded,
    Event,
    TransferFailed,
)

from .spelling import Spelling

_KINDS = {"queue": "الطابور", "agent": "الموظف", "department": "الدائرة"}

_HOW = {"blind": "", "consultation": " بعد الاستشارة", "conference": " بعد محادثة ثلاثية"}

_NOT_TAKEN = {
    "busy": "الخط مشغول",
    "no answer": "لم يردّ أحد",
    "unreachable": "لا يمكن الوصول إليه",
    "failed": "بسبب خلل",
    "left": "غادر قبل ذلك",
}

_OVER = {
    "completed": "سُلّمت المكالمة",
    "cancelled": "عاد الموظف إلى المتصل",
    "expert left": "أنهاها من استُشير",
    "agent left": "أنهى الموظف المكالمة",
    "caller left": "أنهى المتصل المكالمة",
    "rejected": "رُفضت",
    **{why: words for why, words in _NOT_TAKEN.items() if why != "left"},
}


def _transferred(event: CallTransferred, _spell: Spelling) -> str:
    whom = f"{_KINDS[event.kind]} {event.target}"
    if event.way == "lost":
        return f"انقطع هاتف {event.agent}، ويعود المتصل إلى {whom}"
    return f"حوّل {event.agent} المتصل إلى {whom}{_HOW[event.way]}"


def _began(event: ConsultationBegan, _spell: Spelling) -> str:
    whom = f" ({event.expert})" if event.kind == "queue" and event.expert is not None else ""
    return f"يستشير {event.agent} {_KINDS[event.kind]} {event.target}{whom}، ويسمع المتصل موسيقى"


#: By type of event; see `words_arabic.py`.
ARABIC_TRANSFER_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    CallTransferred: _transferred,
    TransferFailed: lambda event, _: (
        f"لم تُقبل المكالمة في {_KINDS[event.kind]} {event.target} ({_NOT_TAKEN[event.reason]}) فتعود"
    ),
    ConsultationBegan: _began,
    ConsultationAnswered: lambda event, _: f"يتحدث {event.agent} مع من استشاره",
    ConsultationEnded: lambda event, _: f"انتهت استشارة {event.agent}: {_OVER[event.why]}",
    CallTakenBack: lambda event, _: f"عاد {event.agent} إلى الحديث مع المتصل",
    ConferenceBegan: lambda event, _: f"يتحدث المتصل و{event.agent} ومن استُشير معًا",
}
