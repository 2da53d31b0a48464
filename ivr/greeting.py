"""The first words of a call: who we are, that we record, and which language the caller wants."""

from typing import Literal

from hotline.config import Number
from hotline.events import ConsentNoticePlayed, LanguageChosen

from .context import CallContext


async def greet(context: CallContext, number: Number) -> None:
    """Say the notice and settle the language. Raises `CallerHungUp`.

    The language's key works from the first word on, so whoever knows it need not listen.
    """
    key = await _consent_notice(context, number) if number.consent_notice else None
    languages = context.services.config.node.languages
    if number.language is not None:
        _go_on_in(context, number.language, "number")
    elif len(languages) == 1:
        _go_on_in(context, languages[0], "default")
    else:
        await _ask_language(context, key)


async def _consent_notice(context: CallContext, number: Number) -> str | None:
    """Say welcome and notice in each language that the caller may speak; return the key that interrupted."""
    languages = (number.language,) if number.language else context.services.config.node.languages
    keys = "" if number.language else _language_keys(context)
    key = None
    for language in languages:
        key = await context.speaker.say("welcome", "consent-notice", language=language, keys=keys)
        if key:
            break
    context.note(ConsentNoticePlayed(at=context.now(), call=context.call))
    return key


async def _ask_language(context: CallContext, key: str | None) -> None:
    """Ask until a key names a language; after too many silent or wrong tries go on in the first one."""
    rules = context.services.config.ivr
    languages = context.services.config.node.languages
    keys = _language_keys(context)
    for _ in range(rules.tries):
        key = key or await _say_languages(context, keys)
        key = key or await context.speaker.key(rules.first_digit_seconds)
        if key and key in keys:
            _go_on_in(context, languages[int(key) - 1], "key")
            return
        key = None
    _go_on_in(context, languages[0], "default")


async def _say_languages(context: CallContext, keys: str) -> str | None:
    for number, language in enumerate(context.services.config.node.languages, start=1):
        key = await context.speaker.say(
            "for-this-language-press", f"digit-{number}", language=language, keys=keys
        )
        if key:
            return key
    return None


def _language_keys(context: CallContext) -> str:
    """Return the keys that choose a language: its place among the configured ones."""
    return "".join(str(number) for number in range(1, len(context.services.config.node.languages) + 1))


def _go_on_in(context: CallContext, language: str, by: Literal["key", "number", "default"]) -> None:
    context.speaker.language = language
    context.note(LanguageChosen(at=context.now(), call=context.call, language=language, by=by))
