"""Lets the planned citizens call and the simulated agents work, until the time is over."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from dataclasses import dataclass, field

from hotline.asterisk.ami import AmiError
from hotline.set_within import set_within

from .plan import Citizen
from .telephones import Telephones

#: Until the agents' telephones have registered and their codes are dialled, and until they have heard the answer.
REGISTER_SECONDS, CODE_SECONDS = 2.0, 6.0

#: How long the ends of those that are hung up at last are waited for.
END_SECONDS = 5.0

#: Calls that one machine plays at a time; those that come meanwhile are left out, and counted.
MOST_CALLS = 200


@dataclass(slots=True)
class Progress:
    """What has happened until now."""

    begun: int = 0
    ended: int = 0
    #: Calls that were not begun: too many went on, or the Asterisk of the telephones did not take the order.
    left_out: int = 0
    #: The identities of those that go on.
    going_on: set[str] = field(default_factory=set)
    #: Set while none goes on.
    quiet: asyncio.Event = field(default_factory=asyncio.Event)


async def play(
    telephones: Telephones,
    calls: Iterable[Citizen],
    number: str,
    *,
    seconds: float,
    told: Callable[[Progress], object],
) -> Progress:
    """Make the calls to this number at their times; hang up what is left after `seconds`. `told` hears of changes.

    Ends as soon as all are over after the last one began, and at the latest some moments after `seconds`.
    """
    progress = Progress()
    listening = asyncio.create_task(_listen(telephones, progress, told))
    loop = asyncio.get_running_loop()
    begin = loop.time()
    try:
        for citizen in calls:
            await asyncio.sleep(max(0.0, begin + citizen.at - loop.time()))
            await _begin(telephones, citizen, number, progress)
            told(progress)
        if not await set_within(progress.quiet, max(0.0, begin + seconds - loop.time())):
            await _hang_up_all(telephones)
            await set_within(progress.quiet, END_SECONDS)
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
    return progress


@contextlib.asynccontextmanager
async def signed_in(
    telephones: Telephones, agents: Collection[str], sign_in: str, sign_out: str
) -> AsyncIterator[None]:
    """Have these agents signed in by the codes within the context, and out after it, also when it is cancelled."""
    await asyncio.sleep(REGISTER_SECONDS)
    await _dial(telephones, agents, sign_in)
    try:
        yield
    finally:
        await asyncio.shield(asyncio.create_task(_dial(telephones, agents, sign_out)))


async def _dial(telephones: Telephones, agents: Collection[str], code: str) -> None:
    for agent in agents:
        await telephones.dial_code(agent, code)
    if agents:
        await asyncio.sleep(CODE_SECONDS)


async def _begin(telephones: Telephones, citizen: Citizen, number: str, progress: Progress) -> None:
    if len(progress.going_on) >= MOST_CALLS:
        progress.left_out += 1
        return
    try:
        progress.going_on.add(await telephones.call(citizen, number))
    except AmiError:
        progress.left_out += 1
    else:
        progress.begun += 1
        progress.quiet.clear()


async def _listen(telephones: Telephones, progress: Progress, told: Callable[[Progress], object]) -> None:
    async for event in telephones.ami.events():
        identity = event.headers.get("Uniqueid", "")
        if event.name == "Hangup" and identity in progress.going_on:
            progress.going_on.discard(identity)
            progress.ended += 1
            if not progress.going_on:
                progress.quiet.set()
            told(progress)


async def _hang_up_all(telephones: Telephones) -> None:
    with contextlib.suppress(AmiError):  # nobody is left
        await telephones.ami.action("Hangup", {"Channel": "/^PJSIP/hotline-.*/"})
