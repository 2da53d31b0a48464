"""At which number is the caller to be called back? Asked of those who wait in a line and of those who come from a menu.

Keys mean what they mean everywhere (`digits.py`): star erases digits and leads back where there are none, `0` and
nothing else wants a person, a hash or a pause ends a number. Unlike there an agent who becomes free ends it all.
"""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from hotline.callback_number import NotCallableError, Refusal, callback_number, spoken_digits
from hotline.phone import to_e164
from hotline.prompts import grammar

from .context import CallContext
from .digits import MOST_CORRECTIONS
from .waker import POKE

#: Numbers that a caller may enter before it is given up.
MOST_TRIES = 3

#: How long the caller may think before a key, seconds; also what ends a number without a hash.
KEY_SECONDS = 5.0

#: More digits than any number has.
MOST_DIGITS = 20

RIGHT, OTHER, BACK, PERSON, DONE = "1", "2", "*", "0", "#"

_DIGITS = "0123456789"

#: What the caller hears of a number that is not called.
_REFUSALS: dict[Refusal, str] = {
    "not a number": "callback-not-a-number",
    "emergency": "callback-not-callable",
    "service": "callback-not-callable",
    "premium": "callback-not-callable",
    "our own": "callback-not-callable",
    "international": "callback-not-abroad",
}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Wording:
    """The prompts that say where the caller goes on without a call-back."""

    confirm: str
    enter: str
    already: str
    cannot: str


IN_LINE = Wording("callback-confirm", "callback-enter-number", "callback-already", "callback-cannot")
IN_MENU = Wording("callback-confirm-or-back", "callback-enter-or-back", "callback-is-due", "callback-not-now")


class AgentIsThereError(Exception):
    """An agent was reserved: the caller needs no call-back any more."""


class Dialogue:
    """Finds out which number is to be called."""

    def __init__(self, context: CallContext, wording: Wording,
                 agent_is_there: Callable[[], bool] | None = None) -> None:  # fmt: skip
        """`agent_is_there()` ends the dialogue; None where nobody is waited for."""
        self._context = context
        self._wording = wording
        self._agent_is_there = agent_is_there
        # Prompts that a poke may end leave keys typed ahead alone, which the caller in a menu counts on.
        self._poke = "" if agent_is_there is None else POKE
        self._config = context.services.config
        #: The caller would rather talk to somebody.
        self.wants_person = False

    async def number(self) -> str | None:
        """Return a number that the caller has confirmed; None where the caller goes back, or wants a person.

        Raises `CallerHungUp` and `AgentIsThereError`.
        """
        number = self._own_number()
        for _ in range(MOST_TRIES):
            if number is None:
                entered = await self._enter()
                if entered is None or entered == PERSON:
                    self.wants_person = entered == PERSON
                    return None
                number = await self._accepted(entered)
                if number is None:
                    continue
            match await self._confirm(number):
                case "1":
                    return number if await self._is_free(number) else None
                case "*" | "0" as key:
                    self.wants_person = key == PERSON
                    return None
                case "2":
                    number = None
        await self._say(self._wording.cannot)
        return None

    def _own_number(self) -> str | None:
        """Return the number that the caller shows, if it can be called back."""
        try:
            return self._policy(self._context.caller)
        except NotCallableError:
            return None

    async def _enter(self) -> str | None:
        """Return the digits that the caller keys in; None where none come, or a star before the first."""
        for _ in range(MOST_CORRECTIONS):
            digits, erased = await self._digits()
            if not erased:
                return digits or None
        return None

    async def _digits(self) -> tuple[str, bool]:
        """Ask for a number; return its digits, and whether the caller erased them."""
        key = await self._say(self._wording.enter, keys=_DIGITS + BACK)
        digits = ""
        while len(digits) < MOST_DIGITS:
            key = key or await self._key()
            if key == BACK:
                return "", bool(digits)
            if key is None or key == DONE:
                break
            digits, key = digits + key, None
        return digits, False

    async def _accepted(self, entered: str) -> str | None:
        try:
            return self._policy(entered)
        except NotCallableError as refused:
            log.info("number for a call-back refused", call=self._context.call, reason=refused.reason)
            await self._say(_REFUSALS[refused.reason])
            return None

    def _policy(self, number: str | None) -> str:
        country = self._config.node.country
        ours = {to_e164(dialled, country) or "" for dialled in self._config.numbers}
        abroad = self._config.callbacks.international
        return callback_number(number, country, international=abroad, our_own=ours)

    async def _confirm(self, number: str) -> str | None:
        spoken = spoken_digits(number, self._config.node.country)
        digits = grammar.telephone(self._context.language, spoken)
        keys = RIGHT + OTHER + BACK + PERSON
        said = await self._say("callback-number-is", *digits, self._wording.confirm, keys=keys)
        return said or await self._key(keys)

    async def _is_free(self, number: str) -> bool:
        """Return whether there is no call-back to this number yet; otherwise the caller is told."""
        callbacks = self._context.services.dispatcher.live.callbacks.values()
        # The one whose place this very call took over is followed by the new one.
        others = (one for one in callbacks if one.taken_by != self._context.call)
        if all(callback.number != number for callback in others):
            return True
        await self._say(self._wording.already)
        return False

    async def _say(self, *prompts: str, keys: str = "") -> str | None:
        """Say prompts, return the key that interrupted them. Raises `AgentIsThereError` at once."""
        for prompt in prompts:
            self._look()
            key = await self._context.speaker.say(prompt, keys=keys + self._poke)
            self._look()
            if key is not None and key != POKE:
                return key
        return None

    async def _key(self, keys: str = _DIGITS + BACK + DONE) -> str | None:
        """Wait for one of the keys; None if none came in time."""
        until = self._context.now() + KEY_SECONDS
        while (left := until - self._context.now()) > 0:
            self._look()
            key = await self._context.speaker.key(left)
            self._look()
            if key is not None and key in keys:
                return key
        return None

    def _look(self) -> None:
        if self._agent_is_there is not None and self._agent_is_there():
            raise AgentIsThereError
