"""What agents do with their state in the browser, and supervisors for them.

Each command looks at the live state and appends its fact in one turn of the event loop, so that nothing comes between:
a wrap-up that its timer ends is either over when the agent asks for more time, or it is longer. It returns once the
fact is on disk.
"""

from collections.abc import Callable, Sequence

import structlog

from hotline.clock import Clock
from hotline.config import Agent, Configuration, Queue
from hotline.desk.agent.commands import AgentCommandError
from hotline.events import (
    AgentEvent,
    AgentPaused,
    AgentResumed,
    AgentSignedIn,
    AgentSignedOut,
    WrapUpEnded,
    WrapUpExtended,
)
from hotline.events.agent_desk import WORK
from hotline.ivr.promise import promise
from hotline.journal import JournalPort
from hotline.problems import did_you_mean
from hotline.queue.agents import LiveAgent, Wish, longer_wrap_up
from hotline.queue.dispatcher import Dispatcher

log = structlog.get_logger()


class AgentCommands:
    """The commands; each raises `AgentCommandError`, `JournalError` and `TimeoutError` (a disk that hangs)."""

    def __init__(
        self,
        current: Callable[[], Configuration],
        journal: JournalPort,
        dispatcher: Dispatcher,
        clock: Clock,
        has_work: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`current()` is the configuration as it is now; `has_work(agent)` tells whether work is in hand."""
        self._current = current
        self._journal = journal
        self._dispatcher = dispatcher
        self._clock = clock
        self._has_work = has_work

    async def sign_in(self, agent: str, by: str, queues: Sequence[str] | None = None) -> None:
        """Take calls of these queues from now on; None: of all that the configuration gives the agent.

        Work in hand keeps calls away still: its pause is appended together with signing in, which ends pauses, so
        that no call is handed to the agent in between (`queue/dispatcher.py`).
        """
        rules = self._rules(agent)
        wanted = tuple(dict.fromkeys(rules.queues if queues is None else queues))
        for queue in wanted:
            if queue not in rules.queues:
                detail = f"{agent} does not take calls of `{queue[:40]}`. {did_you_mean(queue, rules.queues)}"
                raise AgentCommandError("Not a queue of this agent", detail)
        known = self._known(agent)
        if known.wish is Wish.SIGNED_IN and set(known.queues) == set(wanted):
            return
        at = self._clock()
        signed_in = AgentSignedIn(at=at, agent=agent, queues=wanted, by=_other(by, agent))
        await self._write(signed_in, *self._still_in_hand(agent, at))

    async def sign_out(self, agent: str, by: str) -> None:
        """Take no more calls; one that goes on goes on."""
        self._rules(agent)
        if self._dispatcher.is_signed_in(agent):
            await self._write(AgentSignedOut(at=self._clock(), agent=agent, by=_other(by, agent)))

    async def pause(self, agent: str, reason: str, by: str) -> None:
        """Offer nothing; `reason` is one of the configuration's, or empty. A pause gets another reason by it."""
        self._rules(agent)
        reasons = self._current().pause_reasons.values()
        if reason and reason not in reasons:
            detail = f"`{reason[:40]}` is no reason to pause. {did_you_mean(reason, reasons)}"
            raise AgentCommandError("Not a reason to pause", detail)
        self._need_signed_in(agent)
        known = self._known(agent)
        if known.pause_reason != reason:
            await self._write(AgentPaused(at=self._clock(), agent=agent, reason=reason, by=_other(by, agent)))

    async def resume(self, agent: str, by: str) -> None:
        """End a pause, also one by missed calls. The agent settles work in hand first: no call is offered meanwhile.

        Where somebody else does it for the agent, that work goes back to whoever comes next (`agent_work.py`).
        """
        self._rules(agent)
        self._need_signed_in(agent)
        known = self._known(agent)
        if known.pause_reason == WORK and by == agent:
            raise AgentCommandError("Finish what is in hand, or give it back, first")
        if known.wish is Wish.PAUSED:
            at = self._clock()
            resumed = AgentResumed(at=at, agent=agent, by=_other(by, agent))
            # Who went to lunch with work in hand comes back to it.
            await self._write(resumed, *(self._still_in_hand(agent, at) if by == agent else ()))

    async def end_wrap_up(self, agent: str, by: str) -> None:
        """Be ready for the next call."""
        self._rules(agent)
        if self._known(agent).wrap_up_until is not None:
            log.debug("wrap-up ended by hand", agent=agent, by=by)
            await self._write(WrapUpEnded(at=self._clock(), agent=agent))

    async def extend_wrap_up(self, agent: str, by: str) -> float:
        """Have longer for the wrap-up; return its new end, seconds since the epoch."""
        self._rules(agent)
        known = self._known(agent)
        if known.wrap_up_until is None:
            raise AgentCommandError("The wrap-up is over")
        # A reload may have taken the queue away meanwhile.
        rules = self._current().queues.get(known.last_queue) or Queue()
        until = longer_wrap_up(known, rules.wrap_up_extension_seconds, rules.wrap_up_max_seconds)
        if until is None:
            raise AgentCommandError("The wrap-up cannot be any longer")
        log.debug("wrap-up extended by hand", agent=agent, by=by)
        await self._write(WrapUpExtended(at=self._clock(), agent=agent, until=until))
        return until

    # --- inside ---

    def _rules(self, agent: str) -> Agent:
        rules = self._current().agents.get(agent)
        if rules is None:
            raise AgentCommandError("No such agent", f"There is no agent `{agent[:40]}`.")
        return rules

    def _still_in_hand(self, agent: str, at: float) -> list[AgentEvent]:
        if self._known(agent).pause_reason != WORK and not self._has_work(agent):
            return []
        return [AgentPaused(at=at, agent=agent, reason=WORK)]

    def _known(self, agent: str) -> LiveAgent:
        return self._dispatcher.live.agents.get(agent) or LiveAgent(agent)

    def _need_signed_in(self, agent: str) -> None:
        if not self._dispatcher.is_signed_in(agent):
            raise AgentCommandError("Sign in for calls first")

    async def _write(self, *facts: AgentEvent) -> None:
        """Append them in one turn of the event loop; return once the last is on disk, and so are all."""
        *first, last = facts
        for fact in first:
            self._journal.append(fact)
        await promise(self._journal, last)


def _other(by: str, agent: str) -> str:
    return "" if by == agent else by
