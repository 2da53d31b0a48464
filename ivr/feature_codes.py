"""What agents do with their phones: sign in and out, pause, end or lengthen a wrap-up, pause a recording."""

import contextlib
from collections.abc import Callable

import structlog

from hotline.asterisk.agi import CallerChannel, CallerHungUp
from hotline.asterisk.endpoints import agent_of_endpoint
from hotline.clock import Clock
from hotline.config import Configuration, Queue
from hotline.events import (
    AgentEvent,
    AgentPaused,
    AgentResumed,
    AgentSignedIn,
    AgentSignedOut,
    WrapUpEnded,
    WrapUpExtended,
)
from hotline.journal import JournalError, JournalPort
from hotline.prompts.library import PromptLibrary
from hotline.queue.agents import longer_wrap_up
from hotline.queue.dispatcher import Dispatcher

from .ports import Recorder
from .promise import promise
from .speaker import Speaker

log = structlog.get_logger()

#: The fact that follows, None where nothing does, and the prompt that tells the agent.
Decision = tuple[AgentEvent | None, str]

REFUSED: Decision = (None, "feature-failed")
NO_WRAP_UP: Decision = (None, "feature-no-wrap-up")


class FeatureCodes:
    """Serves the AGI route `feature`: arguments are the action, the agent's endpoint, and the digit behind the code."""

    def __init__(
        self,
        current: Callable[[], Configuration],
        prompts: PromptLibrary,
        journal: JournalPort,
        dispatcher: Dispatcher,
        clock: Clock,
        *,
        recorder: Recorder,
    ) -> None:
        self._current = current
        self._prompts = prompts
        self._journal = journal
        self._dispatcher = dispatcher
        self._clock = clock
        self._recorder = recorder

    async def serve(self, channel: CallerChannel) -> None:
        """Do what the agent dialled, and say so once it is committed."""
        action, endpoint, digit = (*channel.arguments, "", "", "")[:3]
        agent = agent_of_endpoint(endpoint)
        if action == "recording":  # from a second line, during the talk: there is nobody to hold back
            await self._confirm(channel, agent, await self._recording(agent))
            return
        known = agent in self._current().agents
        with self._dispatcher.held_back(agent) if known else contextlib.nullcontext():
            await self._serve(channel, action, agent, digit)

    async def _serve(self, channel: CallerChannel, action: str, agent: str, digit: str) -> None:
        event, prompt = self._decide(action, agent, digit)
        if event is None:
            log.warning("feature code refused", action=action, agent=agent, told=prompt)
        else:
            prompt = await self._write(event, prompt)
        await self._confirm(channel, agent, prompt)

    async def _recording(self, agent: str) -> str:
        """Pause or resume the recording of the agent's talk; return what the agent is told."""
        known = self._dispatcher.live.agents.get(agent)
        try:
            paused = await self._recorder.toggle(known.call, "agent", agent) if known and known.call else None
        except (TimeoutError, JournalError) as error:
            log.error("pause of a recording could not be written", agent=agent, error=str(error))
            return "feature-failed"
        if paused is None:
            return "feature-no-recording"
        return "feature-recording-paused" if paused else "feature-recording-resumed"

    async def _confirm(self, channel: CallerChannel, agent: str, prompt: str) -> None:
        try:
            await self._say(channel, prompt)
            await channel.hangup()
        except CallerHungUp:
            log.debug("agent hung up during the confirmation", agent=agent)

    async def _write(self, event: AgentEvent, prompt: str) -> str:
        """Commit the fact; return what the agent is told."""
        try:
            await promise(self._journal, event)
        except (TimeoutError, JournalError) as error:
            kind = type(event).__name__
            log.error(
                "feature code could not be written", event_type=kind, agent=event.agent, error=str(error)
            )
            return "feature-failed"
        return prompt

    def _decide(self, action: str, agent: str, digit: str) -> Decision:
        """Return what follows from the code; an unknown agent or action is refused."""
        rules = self._current().agents.get(agent)
        if rules is None:
            return REFUSED
        at = self._clock()
        match action:
            case "sign_in":
                return AgentSignedIn(at=at, agent=agent, queues=tuple(rules.queues)), "feature-signed-in"
            case "sign_out":
                return AgentSignedOut(at=at, agent=agent), "feature-signed-out"
            case "pause" if self._dispatcher.is_signed_in(agent):
                return self._pause(at, agent, digit) if digit else self._pause_or_resume(at, agent)
            case "end_wrap_up" | "extend_wrap_up":
                return self._wrap_up(at, agent, extend=action == "extend_wrap_up")
            case _:
                return REFUSED

    def _pause(self, at: float, agent: str, digit: str) -> Decision:
        """Pause for a reason; who is paused already has another reason from now on."""
        reason = self._current().pause_reasons.get(digit)
        return (AgentPaused(at=at, agent=agent, reason=reason), "feature-paused") if reason else REFUSED

    def _pause_or_resume(self, at: float, agent: str) -> Decision:
        if self._dispatcher.is_paused(agent):
            return AgentResumed(at=at, agent=agent), "feature-resumed"
        return AgentPaused(at=at, agent=agent), "feature-paused"

    def _wrap_up(self, at: float, agent: str, *, extend: bool) -> Decision:
        known = self._dispatcher.live.agents.get(agent)
        if known is None or known.wrap_up_until is None:
            return NO_WRAP_UP
        if not extend:
            return WrapUpEnded(at=at, agent=agent), "feature-ready"
        # A reload may have taken the queue away meanwhile.
        rules = self._current().queues.get(known.last_queue) or Queue()
        until = longer_wrap_up(known, rules.wrap_up_extension_seconds, rules.wrap_up_max_seconds)
        if until is None:
            return None, "feature-wrap-up-at-most"
        return WrapUpExtended(at=at, agent=agent, until=until), "feature-wrap-up-longer"

    async def _say(self, channel: CallerChannel, prompt: str) -> None:
        await Speaker(channel, self._prompts, self._current().node.languages[0]).last_words(prompt)
