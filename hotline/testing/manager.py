"""Asterisk's manager interface in memory: pokes calls, lists channels and phones, tells events."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence

from hotline.asterisk.ami import AmiError, AmiEvent, AmiResponse
from hotline.asterisk.ami.messages import Headers

from .agi import FakeCall

Answer = Callable[[Mapping[str, str]], AmiResponse]


def ami_event(name: str, **headers: str) -> AmiEvent:
    """Return an event as Asterisk would tell it."""
    return AmiEvent(name, Headers.of(headers))


def device_state(agent: str, state: str) -> AmiEvent:
    """Return what Asterisk tells when it thinks otherwise of a phone."""
    return ami_event("DeviceStateChange", Device=f"PJSIP/{agent}", State=state)


class MemoryAmi:
    """Does what our scripts ask of `AmiClient`."""

    def __init__(self) -> None:
        self.connected = True
        #: Events that nobody read in time.
        self.dropped = 0
        #: How long Asterisk takes to answer, seconds.
        self.latency = 0.0
        #: Calls whose channels are there, in any order; a channel stays until its script has ended.
        self.calls: list[FakeCall] = []
        #: Channels beside the calls' own, for example agents' legs, as `CoreShowChannels` lists them.
        self.legs: list[AmiEvent] = []
        #: Asterisk's opinion of the agents' phones.
        self.phones: dict[str, str] = {}
        #: Every action with its headers.
        self.actions: list[tuple[str, dict[str, str]]] = []
        #: Uniqueids of channels that `Originate` made and that ring, and of all that it ever made.
        self.ringing: set[str] = set()
        self.originated: list[dict[str, str]] = []
        #: Set to have every action fail with it.
        self.error: AmiError | None = None
        self._events: asyncio.Queue[AmiEvent | None] = asyncio.Queue()

    async def action(
        self, name: str, headers: Mapping[str, str | Sequence[str]] | None = None, *,
        seconds: float | None = None,
    ) -> AmiResponse:  # fmt: skip
        """Do what Asterisk would. Raises `error`."""
        given = {key: str(value) for key, value in (headers or {}).items()}
        self.actions.append((name, given))
        await asyncio.sleep(self.latency)
        if self.error is not None:
            raise self.error
        answers: dict[str, Answer] = {
            "PlayDTMF": self._play_dtmf,
            "CoreShowChannels": self._show_channels,
            "DeviceStateList": self._list_phones,
            "Originate": self._originate,
            "Hangup": self._hang_up,
        }
        answer = answers.get(name)
        return _response(False, "Invalid/unknown command") if answer is None else answer(given)

    async def events(self) -> AsyncIterator[AmiEvent]:
        """Yield what `tell` was given, until `close`."""
        while (event := await self._events.get()) is not None:
            yield event

    def tell(self, event: AmiEvent) -> None:
        """Put an event into the stream."""
        self._events.put_nowait(event)

    async def close(self) -> None:
        """End the stream."""
        self._events.put_nowait(None)

    def pokes(self) -> int:
        """Return how often a channel was poked."""
        return sum(name == "PlayDTMF" for name, _ in self.actions)

    def _play_dtmf(self, headers: Mapping[str, str]) -> AmiResponse:
        for call in self.calls:
            if call.channel == headers["Channel"] and call.is_up:
                call.press(headers["Digit"])
                return _response(True, "DTMF successfully queued")
        return _response(False, "Channel not found")

    def _show_channels(self, _: Mapping[str, str]) -> AmiResponse:
        channels = [
            ami_event("CoreShowChannel", Channel=call.channel, Uniqueid=call.uniqueid, Linkedid=call.uniqueid)
            for call in self.calls
        ]
        ringing = [
            ami_event("CoreShowChannel", Channel=f"PJSIP/{one}", Uniqueid=one, Linkedid=one)
            for one in sorted(self.ringing)
        ]
        return _response(True, "", [*channels, *ringing, *self.legs])

    def _originate(self, headers: Mapping[str, str]) -> AmiResponse:
        channel = headers["ChannelId"]
        if any(earlier["ChannelId"] == channel for earlier in self.originated):
            return _response(False, "Channel already exists")
        self.originated.append(dict(headers))
        self.ringing.add(channel)
        return _response(True, "Originate successfully queued")

    def _hang_up(self, headers: Mapping[str, str]) -> AmiResponse:
        channel = headers["Channel"]
        if channel not in self.ringing:
            return _response(False, "No such channel")
        self.ringing.discard(channel)
        self.tell(ami_event("Hangup", Uniqueid=channel, Cause=headers.get("Cause", "16")))
        return _response(True, "Channel Hungup")

    def _list_phones(self, _: Mapping[str, str]) -> AmiResponse:
        return _response(True, "", [device_state(agent, state) for agent, state in self.phones.items()])


def _response(success: bool, message: str, events: Sequence[AmiEvent] = ()) -> AmiResponse:
    return AmiResponse(success, message, Headers.of({}), list(events))
