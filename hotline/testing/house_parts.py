"""Those parts of the house in memory that know many others, joined as `hotline/app/` joins them in production."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from hotline.app.callback_dialler import CallbackDialler
from hotline.app.callback_whisper import WhisperGuard
from hotline.app.pump import EventPump
from hotline.app.reconcile import Reconciler
from hotline.app.story import earlier_messages, last_menu, last_message, last_outside
from hotline.asterisk.ami import AmiClient
from hotline.asterisk.endpoints import endpoint_of_agent
from hotline.events import CallbackEnded, CaseOpened
from hotline.ivr.consultation_recovery import ConsultationRecovery
from hotline.ivr.feature_codes import FeatureCodes
from hotline.ivr.ports import Services
from hotline.queue.callbacks import LiveCallback
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.spool import recover_unfinished

from .city import clock
from .journal import MemoryJournal

if TYPE_CHECKING:
    from .services import House


def services_of(house: "House") -> Services:
    """Return what the scripts of calls get."""
    reader = house.journal
    return Services(
        current=lambda: house.config,
        current_menus=lambda: house.menus,
        prompts=house.prompts,
        journal=house.journal,
        dispatcher=house.dispatcher,
        legs=house.legs,
        consultations=house.consultations,
        waker=house.waker,
        inbox=house.inbox,
        faxes=house.faxes,
        recorder=house.recorder,
        cases=house.cases,
        article=house.articles.find,
        texts=house.texts,
        surveys=house.surveys,
        messages=house.messages,
        has_room=lambda: house.room,
        earlier_messages=partial(earlier_messages, reader),
        last_message=partial(last_message, reader),
        last_outside=partial(last_outside, reader),
        known_caller=house.known_callers.is_known,
        last_menu=partial(last_menu, reader),
        look_later=house.look_later,
        endpoint_of=lambda agent: endpoint_of_agent(agent, "browser" if agent in house.browsers else "desk"),
        clock=clock,
        surge=house.surge,
    )


def reconciler_of(house: "House") -> Reconciler:
    """Return what compares calls and phones with the Asterisk in memory."""
    keep = partial(
        recover_unfinished,
        inbox=cast("Inbox", house.inbox),
        journal=house.journal,
        reader=house.journal,
        default_language=house.config.node.languages[0],
        default_queue=house.config.ivr.operator_queue,
        clock=clock,
    )
    return Reconciler(
        ami=house.ami,
        journal=house.journal,
        dispatcher=house.dispatcher,
        legs=house.legs,
        phones=house.phones,
        consultations=ConsultationRecovery(
            house.consultations, house.legs, house.journal.append, house.channels.hang_up_soon, clock
        ),
        keep_messages=keep,
        last_outside=partial(last_outside, house.journal),
        clock=clock,
    )


def pump_of(house: "House") -> EventPump:
    """Return what brings the events of the manager interface to all who want them."""
    ami = house.ami
    return EventPump(
        ami=cast("AmiClient", ami),
        legs=house.legs,
        consultations=house.consultations,
        lost_lines=house.lost_lines,
        phones=house.phones,
        script=house.script,
        dispatcher=house.dispatcher,
        reconciler=house.reconciler,
        attempts=house.attempts,
        whisper=WhisperGuard(ami, house.legs, house.dispatcher),
    )


def dialler_of(house: "House") -> CallbackDialler:
    """Return what calls citizens back; it does nothing before a test starts it."""
    return CallbackDialler(
        journal=house.journal,
        dispatcher=house.dispatcher,
        attempts=house.attempts,
        current=lambda: house.config,
        open_case=_open_case(house.journal),
        clock=clock,
    )


def features_of(house: "House") -> FeatureCodes:
    """Return what serves the feature codes of agents."""
    return FeatureCodes(
        lambda: house.config,
        house.prompts,
        house.journal,
        house.dispatcher,
        clock,
        recorder=house.recorder,
    )


def _open_case(journal: MemoryJournal) -> Callable[[LiveCallback], Awaitable[None]]:
    """Return what opens the case of a citizen who was not reached, as `open_callback_case` does."""

    async def open_case(callback: LiveCallback) -> None:
        reference = f"99{len(journal.of_type(CaseOpened)) + 1}"
        opened = CaseOpened(at=clock(), call=callback.call, reference=reference)
        ended = CallbackEnded(
            at=clock(), callback=callback.callback, reason="not reached", reference=reference
        )
        await journal.commit([opened, ended])

    return open_case
