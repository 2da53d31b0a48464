"""Wires the words to citizens: what follows the journal, and what writes them when their time comes."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

import structlog

from hotline.crm_bridge.citizen_words.announcer import JOB, TYPES, Announcer
from hotline.crm_bridge.citizen_words.templates import Templates
from hotline.crm_bridge.follower import Follower
from hotline.crm_bridge.job_queue import Handler

from .ground import Ground

#: Under which its place in the journal is kept.
FOLLOWER = "citizen words"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class CitizenWordsParts:
    """What a controller runs of it."""

    handlers: Mapping[str, Handler]
    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Callable[[], Coroutine[None, None, None]]]


def citizen_words_parts(ground: Ground) -> CitizenWordsParts:
    """Return the parts; nothing runs yet. The first run begins with what happens from then on."""
    templates = Templates(ground.loaded.config.citizen_words.templates)
    for problem in templates.problems:
        log.error(
            "a template cannot be used, ours takes its place", file=str(problem.file), reason=problem.what
        )
    announcer = Announcer(ground.current.config, templates, ground.clock)
    follower = Follower(FOLLOWER, ground.engine, ground.reader, announcer.take, types=TYPES, from_now=True)
    return CitizenWordsParts({JOB: announcer.announce}, {"words to citizens": follower.run})
