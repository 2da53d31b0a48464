"""The telephone side of the desk's benchmark, in a process of its own: `python bench/desk_telephones.py CONFIG`.

A manager interface and callers as `hotline.testing` has them play Asterisk: with a real one, and SIPp, the figures
would tell of how the three share the cores. It says `ready`, calls from the line `call RATE` on stdin until its end,
and then prints when each call came, and how long after it its agent was rung (JSON).
"""

import asyncio
import json
import sys
import time
from pathlib import Path

from desk_house import AGENTS, QUEUES, number_of

from hotline.config.loader import load
from hotline.secrets import Secrets
from hotline.testing.agi import FakeCall, FakeLeg
from hotline.testing.ami import FakeAction, FakeAmi, listing, response

RING_SECONDS, TALK_SECONDS = 0.5, 5.0

#: What a call may take altogether.
_LONGEST_SECONDS = 60.0


class Telephones:
    """All of them."""

    def __init__(self, ami: FakeAmi, agi_port: int) -> None:
        #: When each call came, and after how long its agent's phone was dialled, seconds.
        self.dialled: list[tuple[float, float]] = []
        #: Calls that no agent talked through.
        self.lost = 0
        self._ami = ami
        self._agi_port = agi_port
        self._calls: dict[str, FakeCall] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._count = 0
        ami.answer("PlayDTMF", self._press)
        ami.answer("CoreShowChannels", lambda _: self._channels())
        ami.answer("DeviceStateList", listing("States", map(_idle, AGENTS), "DeviceStateListComplete"))

    async def call(self, rate: float, stop: asyncio.Event) -> None:
        """Let callers come evenly until told to stop, and wait until all have gone."""
        began = time.monotonic()
        while not stop.is_set():
            self._count += 1
            task = asyncio.create_task(self._one(self._count))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
            await asyncio.sleep(max(0.0, began + self._count / rate - time.monotonic()))
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _one(self, count: int) -> None:
        call = FakeCall(
            arguments=(number_of(count % len(QUEUES)),), extension=number_of(count % len(QUEUES)),
            uniqueid=f"bench-{int(time.time())}.{count}", channel=f"PJSIP/trunk-{count:08x}",
            caller=f"+9689{count:07}", legs=[FakeLeg(ring_seconds=RING_SECONDS, talk_seconds=TALK_SECONDS)],
        )  # fmt: skip
        self._calls[call.channel] = call
        came = time.time()
        try:
            await call.connect(self._agi_port)
            await call.until(lambda: call.leg is not None, _LONGEST_SECONDS)
            self.dialled.append((came, time.time() - came))
            await self._talk(call, count)
            call.hang_up()
            await call.ended(_LONGEST_SECONDS)
        except (TimeoutError, OSError):
            self.lost += 1
        finally:
            del self._calls[call.channel]
            self._ami.emit("Hangup", {"Channel": call.channel, "Uniqueid": call.uniqueid, "Cause": "16"})

    async def _talk(self, call: FakeCall, count: int) -> None:
        """Tell of the leg what Asterisk tells."""
        agent = call.dialled[-1].split(",")[0].split("/")[1].partition("&")[0]
        leg, channel = f"{call.uniqueid}-leg", f"PJSIP/{agent}-{count:08x}"
        begin = {
            "Uniqueid": call.uniqueid,
            "Channel": call.channel,
            "DestUniqueid": leg,
            "DestChannel": channel,
        }
        self._state(agent, "RINGING")
        self._ami.emit("DialBegin", begin)
        await call.until(lambda: call.leg != "ringing", _LONGEST_SECONDS)
        if call.leg == "talking":
            self._state(agent, "INUSE")
            self._ami.emit("BridgeEnter", {"Uniqueid": leg, "Channel": channel})
            await call.until(lambda: call.leg is None, _LONGEST_SECONDS)
        else:
            self.lost += 1
        self._ami.emit("Hangup", {"Channel": channel, "Uniqueid": leg, "Cause": "16"})
        self._state(agent, "NOT_INUSE")

    def _state(self, agent: str, state: str) -> None:
        self._ami.emit("DeviceStateChange", {"Device": f"PJSIP/{agent}", "State": state})

    def _press(self, action: FakeAction) -> str:
        call = self._calls.get(action.get("Channel"))
        if call is None or not call.is_up:
            return response("Channel not found", success=False)
        call.press(action.get("Digit"))
        return response("DTMF successfully queued")

    def _channels(self) -> str:
        channels = [
            (
                "CoreShowChannel",
                {"Channel": call.channel, "Uniqueid": call.uniqueid, "Linkedid": call.uniqueid},
            )
            for call in self._calls.values()
        ]
        return listing("Channels will follow", channels, "CoreShowChannelsComplete")


def _idle(agent: str) -> tuple[str, dict[str, str]]:
    return "DeviceStateChange", {"Device": f"PJSIP/{agent}", "State": "NOT_INUSE"}


async def _main(file: Path) -> None:
    loaded = load(file)
    secret = Secrets.load_or_create(loaded.paths.secrets, loaded.config.agents).ami_password
    ami = FakeAmi(secret=secret)
    ami.port = loaded.config.asterisk.ami_port
    async with ami:
        telephones, stop = Telephones(ami, loaded.config.asterisk.agi_port), asyncio.Event()
        print("ready", flush=True)
        order = await asyncio.to_thread(sys.stdin.readline)
        if not order:
            return
        calling = asyncio.create_task(telephones.call(float(order.split()[1]), stop))
        await asyncio.to_thread(sys.stdin.readline)
        stop.set()
        await calling
        print(json.dumps({"dialled": telephones.dialled, "lost": telephones.lost}), flush=True)


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))
