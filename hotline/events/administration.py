"""What administrators change in the browser or with `hotline settings`: keys, never values."""

from typing import Literal

from .kinds import Event


class SettingsPublished(Event, frozen=True, kw_only=True):
    """Changed settings are in the files."""

    #: Row of the table `settings_version`, which has the texts.
    version: int
    by: str
    #: Keys as TOML has them, numbers in them masked.
    changed: tuple[str, ...] = ()
    #: The version that this one takes back.
    undoes: int | None = None
    #: The controller ended between writing the files and telling so; this was told by its next start.
    repaired: bool = False
    #: Keys that were to change as well, but somebody changed them by hand meanwhile: they stay in the draft.
    kept: tuple[str, ...] = ()


class SettingsNotWritten(Event, frozen=True, kw_only=True):
    """A controller ended while it published, before the files were written; the draft is still there."""

    version: int
    by: str


class PromptTakeChanged(Event, frozen=True, kw_only=True):
    """Callers hear another take of a prompt."""

    language: str
    prompt: str
    by: str
    #: A new recording, an earlier one again, or the synthetic voice.
    what: Literal["recorded", "earlier", "synthetic"]


class TokenGiven(Event, frozen=True, kw_only=True):
    """Somebody may use the API with a new token; one that the holder had is not good any more."""

    holder: str
    by: str
    #: Empty: for everything.
    scopes: tuple[str, ...] = ()


class TokenTaken(Event, frozen=True, kw_only=True):
    """A token of the API is not good any more."""

    holder: str
    by: str
