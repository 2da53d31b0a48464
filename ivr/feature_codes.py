"""What agents do with their phones: sign in, pause or resume, sign out."""

import contextlib
from collections.abc import Callable

import structlog

from hotline.asterisk.agi import CallerChannel, CallerHungUp
from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import AgentEvent, AgentPaused, AgentResumed, AgentSignedIn, AgentSignedOut
from hotline.journal import Journal, JournalError
from hotline.prompts.library import PromptLibrary
from hotline.queue.dispatcher import Dispatcher

from .promise import promise
from .speaker import Speaker

log = structlog.get_logger()


class FeatureCodes:
    """Serves the AGI route `feature`: arguments are the action and the agent's endpoint."""

    def __init__(
        self,
        current: Callable[[], Configuration],
        prompts: PromptLibrary,
        journal: Journal,
        dispatcher: Dispatcher,
        clock: Clock,
    ) -> None:
        self._current = current
        self._prompts = prompts
        self._journal = journal
        self._dispatcher = dispatcher
        self._clock = clock

    async def serve(self, channel: CallerChannel) -> None:
        """Do what the agent dialled, and say so once it is committed."""
        action, agent = (*channel.arguments, "", "")[:2]
        known = agent in self._current().agents
        with self._dispatcher.held_back(agent) if known else contextlib.nullcontext():
            await self._serve(channel, action, agent)

    async def _serve(self, channel: CallerChannel, action: str, agent: str) -> None:
        decided = self._decide(action, agent)
        try:
            if decided is None:
                log.warning("feature code refused", action=action, agent=agent)
                await self._say(channel, "feature-failed")
                return
            event, prompt = decided
            try:
                await promise(self._journal, event)
            except (TimeoutError, JournalError) as error:
                log.error("feature code could not be written", action=action, agent=agent, error=str(error))
                prompt = "feature-failed"
            await self._say(channel, prompt)
            await channel.hangup()
        except CallerHungUp:
            log.debug("agent hung up during the confirmation", agent=agent)

    def _decide(self, action: str, agent: str) -> tuple[AgentEvent, str] | None:
        """Return the fact and the prompt that confirms it; None for an unknown agent or action."""
        rules = self._current().agents.get(agent)
        if rules is None:
            return None
        at = self._clock()
        match action:
            case "sign_in":
                return AgentSignedIn(at=at, agent=agent, queues=tuple(rules.queues)), "feature-signed-in"
            case "sign_out":
                return AgentSignedOut(at=at, agent=agent), "feature-signed-out"
            case "pause" if self._dispatcher.is_signed_in(agent):
                return self._pause_or_resume(at, agent)
            case _:
                return None

    def _pause_or_resume(self, at: float, agent: str) -> tuple[AgentEvent, str]:
        if self._dispatcher.is_paused(agent):
            return AgentResumed(at=at, agent=agent), "feature-resumed"
        return AgentPaused(at=at, agent=agent), "feature-paused"

    async def _say(self, channel: CallerChannel, prompt: str) -> None:
        await Speaker(channel, self._prompts, self._current().node.languages[0]).last_words(prompt)
