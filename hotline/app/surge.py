"""Surge mode's switch: writes the facts; the state itself is a fold (`queue/surge.py`).

The sounds are made before, by whoever asks (`hotline surge`): a controller with thousands of calls renders nothing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from hotline.clock import Clock
from hotline.events import SurgeSwitchedOff, SurgeSwitchedOn
from hotline.ivr.promise import promise
from hotline.journal import JournalError, JournalPort, JournalReader
from hotline.problems import did_you_mean
from hotline.queue.surge import EVENT_TYPES, LONGEST_SECONDS, Surge, SurgeState

from .control_wire import ControlError, Trouble

#: The folder below the folder of sounds that holds a folder for each announcement.
FOLDER = "surge"

#: `surge/20261122-180000-3fa2/ar`; nothing else is played.
_sound = re.compile(rf"{FOLDER}/[a-z0-9-]{{1,40}}/[a-z]{{2}}")


class SwitchOn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The arguments of `surge-on`; as in `SurgeSwitchedOn`."""

    sounds: dict[str, str]
    until: float
    instead: bool = False
    texts: dict[str, str] = {}


class SurgeSwitch:
    """The commands `surge-on`, `surge-off` and `surge-status`."""

    def __init__(
        self, journal: JournalPort, sounds: Path, languages: Callable[[], Sequence[str]], clock: Clock
    ) -> None:
        """`languages()` returns the offered ones. Hears the journal from now on."""
        self.state = SurgeState()
        self._journal = journal
        self._sounds = sounds
        self._languages = languages
        self._clock = clock
        journal.listeners.append(self.state.apply)

    async def recover(self, reader: JournalReader) -> None:
        """Take over what an earlier controller of this node switched. Raises what the reader raises.

        The sounds lie on this node's disk, so other nodes' announcements are theirs.
        """
        since, until = self._clock() - LONGEST_SECONDS, self._clock() + LONGEST_SECONDS
        for entry in await reader.of_types(EVENT_TYPES, since=since, until=until):
            if entry.node == self._journal.node:
                self.state.apply(entry.event)

    async def on(self, arguments: Mapping[str, object], by: str) -> Mapping[str, object]:
        """Switch on. Raises `ControlError`."""
        try:
            wanted = msgspec.convert(arguments, SwitchOn)
        except msgspec.ValidationError as error:
            raise ControlError.because(f"these are no arguments of surge-on: {error}") from None
        troubles = [*self._trouble_with_end(wanted.until), *self._trouble_with_sounds(wanted.sounds)]
        if troubles:
            raise ControlError(troubles)
        await self._write(
            SurgeSwitchedOn(
                at=self._clock(), sounds=wanted.sounds, until=wanted.until, instead=wanted.instead,
                texts=wanted.texts, by=by,
            )
        )  # fmt: skip
        return self._told()

    async def off(self, _arguments: Mapping[str, object], by: str) -> Mapping[str, object]:
        """Switch off; without an announcement nothing is done. Raises `ControlError`."""
        was = self._told()
        if was["surge"] is not None:
            await self._write(SurgeSwitchedOff(at=self._clock(), by=by))
        return was

    async def status(self, _arguments: Mapping[str, object], _by: str) -> Mapping[str, object]:
        """Tell what callers hear now."""
        return self._told()

    # --- inside ---

    async def _write(self, event: SurgeSwitchedOn | SurgeSwitchedOff) -> None:
        try:
            await promise(self._journal, event)
        except (TimeoutError, JournalError) as error:
            what = f"it counts from now on, but is not on disk and may be lost at a restart ({error})"
            raise ControlError.because(
                what, "", "Look why the journal cannot be written, then repeat it."
            ) from None

    def _trouble_with_end(self, until: float) -> list[Trouble]:
        left = until - self._clock()
        if not left > 0:
            return [Trouble("the end is over already", "--until", "Name a time to come.")]
        if left > LONGEST_SECONDS:
            days = LONGEST_SECONDS / 86_400
            remedy = "What is to be heard for longer belongs into the menus."
            return [Trouble(f"the end is more than {days:g} days away", "--until", remedy)]
        return []

    def _trouble_with_sounds(self, sounds: Mapping[str, str]) -> list[Trouble]:
        languages = self._languages()
        troubles = [
            Trouble(f"there is no announcement in `{language}`, which callers may choose", "--text")
            for language in languages
            if language not in sounds
        ]
        for language, sound in sounds.items():
            if language not in languages:
                troubles.append(
                    Trouble(f"`{language}` is not offered", "--text", did_you_mean(language, languages))
                )
            elif not _sound.fullmatch(sound) or not (self._sounds / f"{sound}.wav").is_file():
                troubles.append(Trouble(f"there is no sound {sound}"))
        return troubles

    def _told(self) -> Mapping[str, object]:
        active = self.state.active(self._clock())
        return {"surge": None if active is None else _shown(active)}


def _shown(surge: Surge) -> Mapping[str, object]:
    return {
        "sounds": surge.sounds, "since": surge.since, "until": surge.until, "instead": surge.instead,
        "texts": surge.texts, "by": surge.by,
    }  # fmt: skip
