"""Every type of event by its name, and how one is written and read."""

import msgspec

# What is in them is collected below: a module that is not named here has no events.
from . import (  # noqa: F401
    administration,
    agent_desk,
    agents,
    callbacks,
    cases,
    citizens,
    contacts,
    desk,
    errands,
    faxes,
    machine,
    menus,
    messages,
    phones,
    public,
    quality,
    recordings,
    screens,
    supervision,
    surveys,
    transfers,
    waiting,
)
from .kinds import Event

type_names: dict[str, type[Event]] = {}


def _collect(base: type[Event]) -> None:
    for cls in base.__subclasses__():
        if cls.__subclasses__():
            _collect(cls)
        else:
            type_names[cls.__name__] = cls


_collect(Event)

_encoder = msgspec.json.Encoder()
_decoders: dict[str, msgspec.json.Decoder[Event]] = {
    name: msgspec.json.Decoder(cls) for name, cls in type_names.items()
}


def encode(event: Event) -> str:
    """Return the event as a JSON object, with its type under `type`."""
    return _encoder.encode(event).decode()


def decode(type_name: str, data: str | bytes) -> Event:
    """Return the event that `encode` wrote.

    Raises `KeyError` for a type that this version does not know, and `msgspec.ValidationError` for data that do not
    fit the type.
    """
    return _decoders[type_name].decode(data)
