"""What the operator's functions for menus may do with a call.

    async def tax(call: FunctionCall) -> Action | None:
        number = await call.ask_digits("tax-enter-number", most=8)
        ...
        return ToQueue("taxes")

docs/operator/menus.md has a whole example. A function runs in a thread with an event loop of its own: one that waits
for a slow computer, even without `await`, holds up nobody else's call.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from hotline.events import CallFactLearned

from .context import CallContext
from .digits import ask_digits
from .menu import (
    Action,
    Back,
    Repeat,
    ToArticle,
    ToCallback,
    ToInformation,
    ToMenu,
    ToMessage,
    ToOutside,
    ToPerson,
    ToQueue,
    ToStatus,
    ToSurvey,
)
from .menu_condition import Caller
from .speaker import ALL_KEYS

__all__ = [
    "Action", "Back", "FunctionCall", "Repeat", "ToArticle", "ToCallback", "ToInformation", "ToMenu", "ToMessage",
    "ToOutside", "ToPerson", "ToQueue", "ToStatus", "ToSurvey",
]  # fmt: skip

T = TypeVar("T")


class FunctionCall:
    """One caller, as a function sees them. Every verb raises `CallerHungUp` once the caller is gone: let it pass."""

    def __init__(self, context: CallContext, kind: Caller) -> None:
        self._context = context
        self._house = asyncio.get_running_loop()
        #: What is being done for the function now.
        self._verb: asyncio.Task[Any] | None = None
        #: Since when the function does nothing for the caller; seconds of the house's clock.
        self.idle_since = self._house.time()
        self._is_over = False
        #: Identity of the call, as the journal and the logs have it.
        self.call = context.call
        #: Two letters: the language that the caller hears.
        self.language = context.language
        #: The caller's number, E.164; None where it is withheld.
        self.caller = context.caller
        #: Known, new or withheld.
        self.kind = kind
        #: The number that was dialled.
        self.dialled = context.dialled

    async def say(self, *prompts: str) -> str | None:
        """Say prompts of the catalogue; return the key that interrupted them, None if none did.

        What `hotline.prompts.grammar` makes of numbers, dates and money are prompts too.
        """
        return await self._do(self._context.speaker.say(*prompts, keys=ALL_KEYS))

    async def ask_key(self, *prompts: str) -> str | None:
        """Say prompts and wait for a key; None if none came in time."""
        seconds = self._context.services.config.ivr.first_digit_seconds
        return await self._do(self._context.speaker.ask(prompts, seconds=seconds))

    async def ask_digits(self, *prompts: str, most: int) -> str | None:
        """Say prompts and return up to `most` digits; `""`: none came, None: the caller wants back, `"0"`: a person."""
        return await self._do(ask_digits(self._context, prompts, most=most))

    def learn(self, name: str, value: str) -> None:
        """Write a fact about this call into the journal, for those who talk to the caller later."""
        fact = CallFactLearned(at=self._context.now(), call=self.call, name=name, value=value)
        self._house.call_soon_threadsafe(self._note, fact)

    # --- for the house ---

    @property
    def is_talking(self) -> bool:
        """Whether something is being done for the caller."""
        return self._verb is not None

    def end(self) -> None:
        """Do nothing more for the function, and stop what is being done."""
        self._is_over = True
        if self._verb is not None:
            self._verb.cancel()

    def _note(self, fact: CallFactLearned) -> None:
        if not self._is_over:
            self._context.note(fact)

    async def _do(self, verb: Coroutine[Any, Any, T]) -> T:
        """Have the house do it, in the house's own event loop."""
        done = asyncio.run_coroutine_threadsafe(self._in_the_house(verb), self._house)
        return await asyncio.wrap_future(done)

    async def _in_the_house(self, verb: Coroutine[Any, Any, T]) -> T:
        if self._is_over or self._verb is not None:
            verb.close()
            raise RuntimeError("the call has gone on" if self._is_over else "one thing at a time")
        self._verb = task = asyncio.ensure_future(verb)
        try:
            return await task
        finally:
            self._verb = None
            self.idle_since = self._house.time()
