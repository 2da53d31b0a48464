"""The first words of a call: who we are, that we record and how to refuse it, and which language the caller wants."""

from typing import Literal

from hotline.config import Number
from hotline.events import ConsentNoticePlayed, LanguageChosen, RecordingRefused

from .context import CallContext
from .menu import PERSON_KEY

#: Time to refuse after the notice where no question for the language follows, seconds.
THINK_SECONDS = 1.5

#: What the keys are called that are no digits.
_KEY_PROMPTS = {"*": "key-star", "#": "key-hash"}


async def greet(context: CallContext, number: Number) -> None:
    """Say the notice and settle the language. Raises `CallerHungUp`.

    The language's key works from the first word on, so whoever knows it need not listen; so does the key that refuses
    the recording, until the language is settled: who needs a moment for it is not asked something else meanwhile. The
    key for a person ends the greeting in the language just heard, and counts in what follows.
    """
    greeting = _Greeting(context, number)
    key = await greeting.notice() if number.consent_notice else None
    languages = context.services.config.node.languages
    if key == PERSON_KEY:
        greeting.go_to_a_person()
    elif number.language is not None:
        _go_on_in(context, number.language, "number")
    elif len(languages) == 1:
        _go_on_in(context, languages[0], "default")
    else:
        await greeting.ask_language(key)
        return
    if key != PERSON_KEY:
        await greeting.leave_time_to_refuse()


class _Greeting:
    """One caller's first words."""

    def __init__(self, context: CallContext, number: Number) -> None:
        config = context.services.config
        self._context = context
        self._languages = (number.language,) if number.language else config.node.languages
        #: The keys that choose a language: its place among the configured ones.
        self._language_keys = "".join(str(n) for n in range(1, len(self._languages) + 1))
        #: The key that refuses the recording; empty where there is none, or it was pressed.
        self._refuse_key = ""
        if number.consent_notice and any(queue.record for queue in config.queues.values()):
            self._refuse_key = config.recording.refuse_key
        #: The number that was dialled says the language.
        self._is_given = number.language is not None
        #: The language that was heard last.
        self._heard = self._languages[0]

    async def notice(self) -> str | None:
        """Say welcome and notice in each language that the caller may speak; return the key that interrupted."""
        prompts = ("welcome", "consent-notice", *_how_to_refuse(self._refuse_key))
        keys = (self._language_keys if len(self._languages) > 1 else "") + self._refuse_key + PERSON_KEY
        key, language = None, ""
        for language in self._languages:
            self._heard = language
            key = await self._context.speaker.say(*prompts, language=language, keys=keys)
            if key:
                break
        self._context.note(ConsentNoticePlayed(at=self._context.now(), call=self._context.call))
        return None if await self._refused(key, language) else key

    async def ask_language(self, key: str | None) -> None:
        """Ask until a key names a language; after too many silent or wrong tries go on in the first one."""
        for _ in range(self._context.services.config.ivr.tries):
            key = key or await self._question()
            if key == PERSON_KEY:
                self.go_to_a_person()
                return
            if key and key in self._language_keys:
                _go_on_in(self._context, self._languages[int(key) - 1], "key")
                return
            key = None
        _go_on_in(self._context, self._languages[0], "default")

    def go_to_a_person(self) -> None:
        """Let the key for a person count in the first menu, and go on in the language just heard."""
        by: Literal["number", "default"] = "number" if self._is_given else "default"
        _go_on_in(self._context, self._heard, by)
        self._context.speaker.put_back(PERSON_KEY)

    async def leave_time_to_refuse(self) -> None:
        """Wait a moment for the key that refuses; another key is for what comes next."""
        if not self._refuse_key:
            return
        key = await self._context.speaker.key(THINK_SECONDS)
        if key and not await self._refused(key, self._context.language):
            self._context.speaker.put_back(key)

    async def _question(self) -> str | None:
        key = await self._say_languages()
        key = key or await self._context.speaker.key(self._context.services.config.ivr.first_digit_seconds)
        if await self._refused(key, self._languages[0]):
            return await self._question()  # there is no key to refuse any more
        return key

    async def _say_languages(self) -> str | None:
        for number, language in enumerate(self._languages, start=1):
            self._heard = language
            key = await self._context.speaker.say(
                "for-this-language-press",
                f"digit-{number}",
                language=language,
                keys=self._language_keys + self._refuse_key + PERSON_KEY,
            )
            if key:
                return key
        return None

    async def _refused(self, key: str | None, language: str) -> bool:
        """Write that the caller refuses the recording, if this key says so, and tell in the language just heard."""
        if not key or key != self._refuse_key:
            return False
        self._refuse_key = ""
        self._context.note(RecordingRefused(at=self._context.now(), call=self._context.call))
        await self._context.speaker.say("recording-refused", language=language)
        return True


def _how_to_refuse(key: str) -> tuple[str, ...]:
    """Return the prompts that tell the key."""
    return ("refuse-recording-press", _KEY_PROMPTS.get(key, f"digit-{key}")) if key else ()


def _go_on_in(context: CallContext, language: str, by: Literal["key", "number", "default"]) -> None:
    context.speaker.language = language
    context.note(LanguageChosen(at=context.now(), call=context.call, language=language, by=by))
