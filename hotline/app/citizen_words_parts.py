"""Wires the words to citizens: what follows the journal, and what writes them when their time comes."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

from hotline.crm_bridge.citizen_words.announcer import JOB, TYPES, Announcer
from hotline.crm_bridge.citizen_words.current_templates import CurrentTemplates
from hotline.crm_bridge.follower import Follower
from hotline.crm_bridge.job_queue import Handler

from .ground import Ground

#: Under which its place in the journal is kept.
FOLLOWER = "citizen words"


@dataclass(frozen=True, slots=True)
class CitizenWordsParts:
    """What a controller runs of it."""

    handlers: Mapping[str, Handler]
    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Callable[[], Coroutine[None, None, None]]]


def citizen_words_parts(ground: Ground) -> CitizenWordsParts:
    """Return the parts; nothing runs yet. The first run begins with what happens from then on."""
    templates = CurrentTemplates(lambda: ground.current.config().citizen_words.templates)
    templates()  # the log says at the start what cannot be used
    announcer = Announcer(ground.current.config, templates, ground.clock)
    follower = Follower(FOLLOWER, ground.engine, ground.reader, announcer.take, types=TYPES, from_now=True)
    return CitizenWordsParts({JOB: announcer.announce}, {"words to citizens": follower.run})
