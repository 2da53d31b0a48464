"""By what a call is assessed: sections of weighted questions. Pure.

An assessment keeps the form as it was, so that a change of the configuration changes no score.
"""

from collections.abc import Iterator, Mapping

import msgspec

from hotline.config.quality import Quality, QualityForm

#: A text in each language.
Texts = Mapping[str, str]

#: The key of the form that counts where the city has none.
STANDARD = "standard"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What the listener is asked; marks go from 0 to `best`."""

    key: str
    text: Texts
    help: Texts = {}
    weight: float = 1.0
    best: int = 2
    not_applicable: bool = False
    #: The mark 0 makes the whole call 0.
    fatal: bool = False


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Questions that belong together."""

    key: str
    title: Texts
    questions: tuple[Question, ...]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """The whole form."""

    key: str
    title: Texts
    sections: tuple[Section, ...]

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Yield each question with its name, `section.question`."""
        for section in self.sections:
            for question in section.questions:
                yield f"{section.key}.{question.key}", question


_decoder = msgspec.json.Decoder(Form)


def to_json(form: Form) -> str:
    """Return the form as an assessment keeps it."""
    return msgspec.json.encode(form).decode()


def from_json(text: str) -> Form:
    """Read what `to_json` wrote."""
    return _decoder.decode(text)


def form_of(settings: Quality, queue: str) -> Form:
    """Return the form for calls of a queue: the one that names it, the one for all others, else the standard one."""
    others = None
    for key, one in settings.forms.items():
        if queue in one.queues:
            return _form(key, one)
        if not one.queues:
            others = _form(key, one)
    return others or standard()


def _form(key: str, one: QualityForm) -> Form:
    sections = tuple(
        Section(
            key=name,
            title=section.title,
            questions=tuple(
                Question(key=question, **asked.model_dump()) for question, asked in section.questions.items()
            ),
        )
        for name, section in one.sections.items()
    )
    return Form(key=key, title=one.title, sections=sections)


def standard() -> Form:
    """Return the form for a city that has none of its own: twelve marks, of which two questions are fatal."""
    return Form(
        key=STANDARD, title={"ar": "تقييم المكالمة", "en": "Assessment of a call"}, sections=_STANDARD
    )


_STANDARD = (
    Section(
        key="opening",
        title={"ar": "البداية", "en": "Opening"},
        questions=(
            Question(key="greeting", text={"ar": "رحّب بالمتصل وعرّف بنفسه وبالبلدية",
                     "en": "Greeted the caller, named themselves and the city"}),
            Question(key="listening", text={"ar": "ترك المتصل يعرض موضوعه دون مقاطعة",
                     "en": "Let the caller explain without interrupting"}, weight=2),
        ),
    ),
    Section(
        key="matter",
        title={"ar": "الموضوع", "en": "The matter"},
        questions=(
            Question(key="understood", text={"ar": "فهم الموضوع وتحقّق من فهمه",
                     "en": "Understood the matter and made sure of it"}, weight=3),
            Question(key="right", text={"ar": "المعلومات التي قدّمها صحيحة وكاملة",
                     "en": "What was said was right and complete"}, weight=4, fatal=True,
                     help={"ar": "صفر: معلومة خاطئة قد تضر بالمتصل",
                           "en": "0: something wrong that may harm the caller"}),
            Question(key="case", text={"ar": "سجّل البلاغ بالفئة والموقع الصحيحين",
                     "en": "Wrote the case with the right category and place"}, weight=3,
                     not_applicable=True),
            Question(key="hold", text={"ar": "استأذن قبل الانتظار أو التحويل وشرح السبب",
                     "en": "Asked before a hold or transfer, and said why"}, not_applicable=True),
        ),
    ),
    Section(
        key="manner",
        title={"ar": "الأسلوب والختام", "en": "Manner and close"},
        questions=(
            Question(key="respect", text={"ar": "تحدّث باحترام ووضوح",
                     "en": "Spoke with respect and clearly"}, weight=2, fatal=True,
                     help={"ar": "صفر: إهانة أو إفشاء بيانات شخصية",
                           "en": "0: an insult, or personal data given away"}),
            Question(key="close", text={"ar": "لخّص ما سيحدث وذكر رقم البلاغ",
                     "en": "Said what happens next, and the reference"}, weight=2),
        ),
    ),
)  # fmt: skip
