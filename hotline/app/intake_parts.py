"""Wires how contacts are taken in: one store of files and one intake, for whatever channel brings them."""

from dataclasses import dataclass, field

from hotline.crm_bridge.category_hint import clear_category, hints
from hotline.crm_bridge.channels.web_form_guard import Bound
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake

from .ground import Ground


@dataclass(frozen=True, slots=True)
class IntakeParts:
    """What the channels share."""

    files: FileStore
    intake: CaseIntake
    #: How many reports an address has filed, over all forms.
    reports: Bound = field(default_factory=Bound)


def intake_parts(ground: Ground) -> IntakeParts:
    """Return them. The largest file is that of the start, not of a reload."""
    config, current = ground.loaded.config, ground.current.config
    files = FileStore(ground.loaded.paths.files, config.cases.max_attachment_megabytes * 1_000_000)

    def hint(text: str, _language: str | None) -> str | None:
        return clear_category(hints(text, current().categories))

    return IntakeParts(files, CaseIntake(ground.journal, files, current, hint=hint))
