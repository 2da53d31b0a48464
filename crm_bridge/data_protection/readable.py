"""The export as a page that people read: Arabic, from the right, with English beside it. Pure but for its template."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import jinja2
import msgspec

from .contents import Document, Row

#: What fields are called, in Arabic and English; others are shown by their own name.
WORDS: Mapping[str, tuple[str, str]] = {
    "id": ("الرقم", "number"),
    "name_ar": ("الاسم بالعربية", "name in Arabic"),
    "name_en": ("الاسم بالإنجليزية", "name in English"),
    "name": ("الاسم", "name"),
    "language": ("اللغة", "language"),
    "warning": ("تنبيه للموظفين", "note for our staff"),
    "addresses": ("وسائل التواصل", "how we reach you"),
    "address": ("العنوان", "address"),
    "kind": ("النوع", "kind"),
    "shared": ("مشترك مع آخرين", "shared with others"),
    "added_at": ("تاريخ الإضافة", "added"),
    "changed_at": ("آخر تعديل", "last changed"),
    "place": ("المكان", "place"),
    "latitude": ("خط العرض", "latitude"),
    "longitude": ("خط الطول", "longitude"),
    "purpose": ("الغرض", "purpose"),
    "given": ("الموافقة", "agreed"),
    "proof": ("الإثبات", "proof"),
    "at": ("الوقت", "time"),
    "by": ("بواسطة", "by"),
    "reference": ("الرقم المرجعي", "reference"),
    "opened_at": ("تاريخ الفتح", "opened"),
    "status": ("الحالة", "status"),
    "channel": ("القناة", "channel"),
    "caller": ("رقم المتصل", "caller"),
    "subject": ("الموضوع", "subject"),
    "description": ("الوصف", "description"),
    "category": ("التصنيف", "category"),
    "priority": ("الأولوية", "priority"),
    "department": ("الإدارة", "department"),
    "due_at": ("الموعد المحدد", "due"),
    "solved_at": ("تاريخ الحل", "solved"),
    "closed_at": ("تاريخ الإغلاق", "closed"),
    "notes": ("الملاحظات", "notes"),
    "text": ("النص", "text"),
    "public": ("يمكنك الاطلاع عليها", "public"),
    "audit": ("سجل التعديلات", "changes"),
    "field": ("الحقل", "field"),
    "old": ("القيمة السابقة", "before"),
    "new": ("القيمة الجديدة", "after"),
    "started_at": ("البداية", "began"),
    "ended_at": ("النهاية", "ended"),
    "direction": ("الاتجاه", "direction"),
    "outcome": ("النتيجة", "outcome"),
    "talk_seconds": ("مدة المحادثة (ثوانٍ)", "talk (seconds)"),
    "wait_seconds": ("مدة الانتظار (ثوانٍ)", "wait (seconds)"),
    "sender": ("المرسِل", "from"),
    "recipient": ("المستلِم", "to"),
    "file": ("الملف", "file"),
    "facts": ("التفاصيل", "details"),
    "transcript": ("النص المكتوب", "transcript"),
    "seconds": ("المدة (ثوانٍ)", "length (seconds)"),
    "score": ("التقييم", "mark"),
    "media_type": ("نوع الملف", "type of file"),
    "bytes": ("الحجم (بايت)", "size (bytes)"),
    "call": ("المكالمة", "call"),
}

#: Parts of the page: Arabic, English, and the field of the document.
PARTS = (
    ("من أنت", "Who you are", "citizen"),
    ("الأسرة", "Your household", "household"),
    ("الموافقات", "What you agreed to", "consents"),
    ("القضايا", "Your cases", "cases"),
    ("المكالمات والرسائل", "Your contacts with us", "interactions"),
    ("المراسلات", "What was written", "correspondence"),
    ("التسجيلات والرسائل الصوتية والفاكسات", "Recordings, voice messages, faxes", "holdings"),
    ("المرفقات", "Attachments", "attachments"),
    ("الاستبيانات", "Surveys", "surveys"),
    ("سجل التعديلات", "Changes of your data", "audit"),
)

_TEMPLATE = Path(__file__).parent / "readable.html.j2"


def to_html(document: Document, zone: ZoneInfo) -> str:
    """Return the page; whatever citizens or staff wrote is text in it, never markup."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    plain = msgspec.to_builtins(document)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        made_at=document.made_at,
        parts=[(arabic, english, _rows(plain[name])) for arabic, english, name in PARTS],
        word=lambda name: WORDS.get(name, (name, name)),
        shown=lambda name, value: _shown(name, value, zone),
    )


def _rows(value: Row | list[Row] | None) -> list[Row]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _shown(name: str, value: object, zone: ZoneInfo) -> object:
    if isinstance(value, bool):
        return "نعم · yes" if value else "لا · no"
    if isinstance(value, float) and (name == "at" or name.endswith("_at")):
        return f"{datetime.fromtimestamp(value, zone):%Y-%m-%d %H:%M}"
    return value
