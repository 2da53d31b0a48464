"""The part of the configuration about what calls lead to."""

from hotline.config.field_types import LanguageTag, Name, Section


class Disposition(Section):
    """What a call led to: agents choose one when they wrap up."""

    title: dict[LanguageTag, str] = {}
    #: Of which queues; none: of all.
    queues: tuple[Name, ...] = ()
