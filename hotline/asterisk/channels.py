"""What the manager interface says about channels. Pure, but for `live_channels`, which asks Asterisk."""

import re
from dataclasses import dataclass

from .ami import AmiError, AmiEvent, AmiPort

#: What Asterisk appends to the name of a channel: a hexadecimal counter; `;1` or `;2` at the two ends of a
#: Local channel; a word in angle brackets while a masquerade goes on.
_SUFFIX = re.compile(r"(?:-[0-9a-f]{8})?(?:;[12])?(?:<[A-Z]+>)?$")

#: The end of a Uniqueid that Asterisk has given: a moment in seconds, and a counter.
_GIVEN_BY_ASTERISK = re.compile(r"(?:^|-)\d{10}\.\d+$")


@dataclass(frozen=True, slots=True)
class ChannelInfo:
    """A channel that exists now."""

    #: For example `PJSIP/1001-0000000a`.
    name: str
    uniqueid: str
    #: Uniqueid of the channel that began the call.
    linkedid: str
    #: In Asterisk's words: `Down`, `Ring`, `Ringing`, `Up`…
    state: str
    #: It talks with another channel, or with several.
    bridged: bool = False
    #: Identity of their bridge; empty: it is in none.
    bridge: str = ""


def endpoint_of(channel_name: str) -> str:
    """Return the endpoint in a channel's name: `PJSIP/1001-0000000a` gives `1001`.

    A name without a technology (there are such, for example `OutgoingSpoolFailed`) is returned as it is.
    """
    return _SUFFIX.sub("", channel_name.partition("/")[2]) or channel_name


def is_dialled(uniqueid: str) -> bool:
    """Return whether Asterisk gave this Uniqueid: to a caller, and to whom Dial rings.

    Whoever joins a talk beside them, a supervisor or music, has one of ours (ChannelId of Originate), and being in its
    bridge gets the talk's Linkedid as well.
    """
    return _GIVEN_BY_ASTERISK.search(uniqueid) is not None


def channel_of(event: AmiEvent) -> ChannelInfo:
    """Read an event about one channel (`CoreShowChannel`, `Status`, `Newchannel`…).

    Raises `KeyError` for an event about something else.
    """
    headers = event.headers
    return ChannelInfo(
        name=headers["Channel"],
        uniqueid=headers["Uniqueid"],
        linkedid=headers["Linkedid"],
        state=headers.get("ChannelStateDesc", ""),
        bridged=bool(headers.get("BridgeId", "")),
        bridge=headers.get("BridgeId", ""),
    )


async def live_channels(client: AmiPort, *, seconds: float = 10.0) -> dict[str, ChannelInfo]:
    """Ask Asterisk for all channels, by Uniqueid. Raises `AmiError`, also where Asterisk refuses to tell."""
    response = await client.action("CoreShowChannels", seconds=seconds)
    if not response.success:
        raise AmiError(f"Asterisk refused CoreShowChannels ({response.message}): it needs write=reporting")
    channels = (channel_of(event) for event in response.events if event.name == "CoreShowChannel")
    return {channel.uniqueid: channel for channel in channels}
