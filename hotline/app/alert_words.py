"""What an e-mail about an alert says, in the languages of the pages. Pure."""

from collections.abc import Mapping
from datetime import datetime

from hotline.config.wall import LOW_IS_BAD
from hotline.events import AlertRaised

#: Names of measures, by language.
_MEASURES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "waiting": "callers waiting",
        "longest_wait_seconds": "longest wait",
        "service_level": "service level today",
        "abandonment_rate": "abandonment today",
        "asa_seconds": "average speed of answer today",
        "expected_wait_seconds": "expected wait",
        "free_agents": "free agents",
        "signed_in": "agents signed in",
        "callbacks": "call-backs waiting",
        "messages": "messages waiting",
        "messages_overdue": "messages overdue",
        "agents_missing": "agents missing for the next half hour",
    },
    "ar": {
        "waiting": "عدد المنتظرين",
        "longest_wait_seconds": "أطول انتظار",
        "service_level": "مستوى الخدمة اليوم",
        "abandonment_rate": "نسبة التخلي اليوم",
        "asa_seconds": "متوسط سرعة الرد اليوم",
        "expected_wait_seconds": "الانتظار المتوقع",
        "free_agents": "الموظفون المتاحون",
        "signed_in": "الموظفون المسجَّل دخولهم",
        "callbacks": "طلبات معاودة الاتصال المنتظرة",
        "messages": "الرسائل المنتظرة",
        "messages_overdue": "الرسائل المتأخرة",
        "agents_missing": "النقص في الموظفين لنصف الساعة القادمة",
    },
}
_LEVELS = {"en": {"warn": "Warning", "bad": "Alarm"}, "ar": {"warn": "تنبيه", "bad": "إنذار"}}
_TEXTS = {
    "en": (
        "{level} for the queue {queue}, {time}.\n\n{measure}: {value} ({beyond} the limit {limit}).\n\n"
        "Alert {alert}, rule {rule}."
    ),
    "ar": (
        "{level} لقائمة الانتظار {queue}، {time}.\n\n{measure}: {value} ({beyond} الحد {limit}).\n\n"
        "التنبيه {alert}، القاعدة {rule}."
    ),
}
_BEYOND = {"en": ("above", "below"), "ar": ("فوق", "تحت")}


def words(alert: AlertRaised, titles: Mapping[str, str], language: str, local: datetime) -> tuple[str, str]:
    """Return subject and text; other languages than ours get English."""
    language = language if language in _TEXTS else "en"
    queue = titles.get(language) or alert.queue
    measure, level = _MEASURES[language][alert.measure], _LEVELS[language][alert.level]
    values = {
        "level": level, "queue": queue, "time": f"{local:%Y-%m-%d %H:%M}", "measure": measure,
        "value": _number(alert.measure, alert.reached), "limit": _number(alert.measure, alert.limit),
        "beyond": _BEYOND[language][alert.measure in LOW_IS_BAD], "alert": alert.alert, "rule": alert.rule,
    }  # fmt: skip
    return f"{level}: {queue}: {measure} {values['value']}", _TEXTS[language].format(**values)


def _number(measure: str, value: float) -> str:
    if measure in {"service_level", "abandonment_rate"}:
        return f"{100 * value:.1f} %"
    if measure.endswith("_seconds"):
        minutes, seconds = divmod(round(value), 60)
        return f"{minutes}:{seconds:02d}"
    return f"{value:g}"
