"""Wires what serves calls: the script, what it is given, and who tells it what Asterisk does meanwhile."""

import contextlib
import functools
from dataclasses import dataclass

from hotline.asterisk.agi import FastAgiServer
from hotline.crm_bridge.articles import ArticleDesk
from hotline.crm_bridge.case_opening import CaseOpening
from hotline.crm_bridge.case_telephone import CaseTelephone
from hotline.crm_bridge.known_caller import is_known
from hotline.crm_bridge.last_agent import last_agent
from hotline.ivr.call import CallScript
from hotline.ivr.consultation_recovery import ConsultationRecovery
from hotline.ivr.consultations import Consultations
from hotline.ivr.feature_codes import FeatureCodes
from hotline.ivr.legs import Legs
from hotline.ivr.lost_lines import LostLines
from hotline.ivr.ports import Services
from hotline.ivr.speech_engine import Listener
from hotline.ivr.status_sounds import SpokenTexts
from hotline.ivr.waker import Waker
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.library import PromptLibrary
from hotline.queue.phones import Phones
from hotline.voicemail.spool import space_for_message

from .article_parts import open_articles
from .call_control import CallControl
from .call_targets import Targets
from .callback_attempts import Attempts
from .callback_case import open_callback_case
from .callback_dialler import CallbackDialler
from .callback_whisper import WhisperGuard
from .channel_actions import ChannelActions
from .ground import Ground
from .inbox_parts import InboxParts
from .keeping import Keeping
from .listening import open_listener
from .pop_parts import PopParts
from .pump import EventPump
from .reconcile import Reconciler
from .recording_control import RecordingKeys
from .story import earlier_messages, last_menu, last_message, last_outside
from .survey_parts import SurveyParts


@dataclass(frozen=True, slots=True)
class Calling:
    """What serves them."""

    agi: FastAgiServer
    pump: EventPump
    reconciler: Reconciler
    callbacks: CallbackDialler
    control: CallControl
    legs: Legs
    lost_lines: LostLines


@dataclass(frozen=True, slots=True)
class _Line:
    """What the script and the events of Asterisk share."""

    legs: Legs
    consultations: Consultations
    lost_lines: LostLines
    channels: ChannelActions
    waker: Waker
    phones: Phones
    reconciler: Reconciler
    listener: Listener | None
    texts: SpokenTexts


async def open_calling(
    ground: Ground,
    keeping: Keeping,
    messages: InboxParts,
    surveys: SurveyParts,
    stack: contextlib.AsyncExitStack,
    *,
    pops: PopParts,
) -> Calling:
    """Open all of it; `stack` closes it."""
    await open_articles(ground.loaded, ArticleDesk(ground.journal, ground.engine, ground.clock))
    line = await _line(ground, keeping, stack)
    script = CallScript(_services(ground, keeping, surveys, pops, line))
    attempts = Attempts(ground.ami, ground.current.config)
    whisper = WhisperGuard(ground.ami, line.legs, ground.dispatcher)
    stack.push_async_callback(whisper.close)
    pump = EventPump(
        ami=ground.ami,
        legs=line.legs,
        consultations=line.consultations,
        lost_lines=line.lost_lines,
        phones=line.phones,
        script=script,
        dispatcher=ground.dispatcher,
        reconciler=line.reconciler,
        attempts=attempts,
        whisper=whisper,
        recording_keys=RecordingKeys(keeping.recorder, line.legs, ground.clock),
        survey_attempts=surveys.attempts,
    )
    callbacks = _callbacks(ground, attempts, messages)
    control = _control(ground, keeping, line)
    agi = _agi(ground, keeping, script)
    return Calling(agi, pump, line.reconciler, callbacks, control, line.legs, line.lost_lines)


def _control(ground: Ground, keeping: Keeping, line: _Line) -> CallControl:
    endpoint_of = ground.phone_choice.endpoint_of
    return CallControl(
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        legs=line.legs,
        consultations=line.consultations,
        targets=Targets(ground.current.config, ground.dispatcher, endpoint_of, ground.clock),
        recorder=keeping.recorder,
        channels=line.channels,
        clock=ground.clock,
    )


async def _line(ground: Ground, keeping: Keeping, stack: contextlib.AsyncExitStack) -> _Line:
    legs = Legs(ground.journal.append, ground.clock)
    channels = ChannelActions(ground.ami)
    stack.push_async_callback(channels.close)
    consultations = Consultations(
        ground.journal.append, lambda: ground.dispatcher.live, legs, channels.hang_up_soon, ground.clock
    )
    waker = Waker(ground.ami)
    stack.push_async_callback(waker.close)
    phones = Phones(
        ground.loaded.config.agents,
        ground.journal.append,
        ground.dispatcher.live.agents.get,
        ground.clock,
        ground.phone_choice.endpoint_of,
    )
    reconciler = Reconciler(
        ami=ground.ami,
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        legs=legs,
        phones=phones,
        keep_messages=keeping.keep_what_was_left,
        last_outside=functools.partial(last_outside, ground.reader),
        consultations=ConsultationRecovery(
            consultations, legs, ground.journal.append, channels.hang_up_soon, ground.clock
        ),
        clock=ground.clock,
    )
    stack.push_async_callback(reconciler.close)
    listener = await open_listener(ground.current.config, stack)
    return _Line(
        legs=legs,
        consultations=consultations,
        lost_lines=LostLines(ground.journal.append, lambda: ground.dispatcher.live, legs, ground.clock),
        channels=channels,
        waker=waker,
        phones=phones,
        reconciler=reconciler,
        listener=listener,
        texts=_texts(ground, stack),
    )


def _services(
    ground: Ground, keeping: Keeping, surveys: SurveyParts, pops: PopParts, line: _Line
) -> Services:
    current, reader, messages = ground.current, ground.reader, ground.loaded.paths.messages
    return Services(
        current=current.config,
        current_menus=current.menus,
        prompts=_prompts(ground),
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        legs=line.legs,
        consultations=line.consultations,
        waker=line.waker,
        inbox=keeping.inbox,
        faxes=keeping.faxes,
        recorder=keeping.recorder,
        listener=line.listener,
        cases=CaseTelephone(ground.journal, ground.engine, ground.clock),
        texts=line.texts,
        article=ArticleDesk(ground.journal, ground.engine, ground.clock).public,
        surveys=surveys.store,
        messages=messages,
        has_room=lambda: space_for_message(messages, current.config()),
        earlier_messages=functools.partial(earlier_messages, reader),
        last_message=functools.partial(last_message, reader),
        last_outside=functools.partial(last_outside, reader),
        last_menu=functools.partial(last_menu, reader),
        look_later=line.reconciler.look_later,
        last_agent=functools.partial(last_agent, ground.engine),
        known_caller=functools.partial(is_known, ground.engine),
        case_of_call=pops.popper.case_of,
        clock=ground.clock,
        endpoint_of=ground.phone_choice.endpoint_of,
        surge=ground.surge.state,
    )


def _prompts(ground: Ground) -> PromptLibrary:
    return PromptLibrary(ground.loaded.paths.sounds, ground.loaded.config.node.languages)


def _texts(ground: Ground, stack: contextlib.AsyncExitStack) -> SpokenTexts:
    config = ground.loaded.config
    catalogues = load_catalogues(config.node.languages, config.prompts.catalogue)
    voices = {language: catalogue.voice for language, catalogue in catalogues.items()}
    texts = SpokenTexts(ground.loaded.paths.sounds, voices)
    stack.callback(texts.close)
    return texts


def _callbacks(ground: Ground, attempts: Attempts, messages: InboxParts) -> CallbackDialler:
    open_case = functools.partial(
        open_callback_case,
        journal=ground.journal,
        clock=ground.clock,
        open_case=CaseOpening(ground.current.config),
    )
    return CallbackDialler(
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        attempts=attempts,
        current=ground.current.config,
        open_case=messages.callbacks.open_case(open_case),
        clock=ground.clock,
    )


def _agi(ground: Ground, keeping: Keeping, script: CallScript) -> FastAgiServer:
    features = FeatureCodes(
        ground.current.config,
        _prompts(ground),
        ground.journal,
        ground.dispatcher,
        ground.clock,
        recorder=keeping.recorder,
    )
    return FastAgiServer(
        {"call": script.serve, "feature": features.serve},
        host=ground.loaded.config.asterisk.agi_host,
        port=ground.loaded.config.asterisk.agi_port,
    )
