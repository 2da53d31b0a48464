"""Checks each thing that the hotline needs, and says how to mend what is missing.

`hotline up` runs the same checks and refuses to start where one of them is fatal.
"""

from collections.abc import Iterator

from hotline.config.loader import Loaded
from hotline.voicemail.transcription.models import check_models

from .doctor_articles import articles
from .doctor_desk import signing_in
from .doctor_machine import database, disk, folder, host_name, secrets
from .doctor_programs import asterisk, asterisk_files, free_ports, models, prompts
from .doctor_recordings import recording_keys, recording_quarantine, recording_space, recording_storage
from .doctor_speech import menu_words, speech_models
from .doctor_texts import text_messages
from .finding import Finding


def examine(loaded: Loaded) -> Iterator[Finding]:
    """Yield one finding for each check, in the order in which an operator would mend them.

    It takes a second or two, or as long as a database server does not answer.
    """
    fit = True
    for finding in _each(loaded):
        fit = fit and finding.verdict != "bad"
        yield finding
    if fit:  # whatever was wrong before is wrong in these files too, and would be no news
        yield asterisk_files(loaded)


def _each(loaded: Loaded) -> Iterator[Finding]:
    yield host_name(loaded)
    yield from _data(loaded)
    yield asterisk(loaded)
    yield prompts(loaded)
    yield from free_ports(loaded)
    yield from models(loaded, check_models(loaded.config))
    yield from speech_models(loaded.config)
    yield from menu_words(loaded)
    yield from text_messages(loaded.config)
    yield from signing_in(loaded.config)


def _data(loaded: Loaded) -> Iterator[Finding]:
    ground = folder(loaded)
    yield ground
    if ground.verdict != "bad":  # what lies in it cannot be used either
        yield secrets(loaded)
        yield disk(loaded)
        yield recording_space(loaded)
        yield recording_keys(loaded)
        yield recording_quarantine(loaded)
        yield recording_storage(loaded)
        yield database(loaded)
        yield from articles(loaded)
