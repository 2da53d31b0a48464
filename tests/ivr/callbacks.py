"""A house that calls citizens back, and what happens in it."""

import copy
from pathlib import Path
from typing import Any

from hotline.events import CallbackRequested
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.services import House

#: Goes straight to the queue `water`, in English.
DIRECT = "1112"

CITIZEN = "+96891230001"

CHANGES: dict[str, Any] = {
    "sip": {"trunks": {"telco": {"match": "192.0.2.1", "gateway": "192.0.2.1"}}},
    "callbacks": {"trunk": "telco"},
    "queues.water.callback": {"expected_wait_above_seconds": 1000},
    "queues.water.announce_every_seconds": 0,
    "queues.water.offer_message_after_seconds": 0,
}


def house_with_callbacks(folder: Path, **more: Any) -> House:  # noqa: ANN401  as many kinds as keys
    """Return a house whose queue `water` has call-backs on key 2; `more` are changes with `__` for dots."""
    return House(
        folder, copy.deepcopy(CHANGES) | {key.replace("__", "."): value for key, value in more.items()}
    )


async def busy_agent(house: House) -> DirectCall:
    """Have the only agent who is signed in talk with somebody until the test ends that call."""
    house.sign_in("1001")
    talk = house.call(DIRECT, caller="+96899999999", legs=[FakeLeg(talk_seconds=None)])
    await talk.until(lambda: talk.leg == "talking")
    return talk


async def asks(house: House, caller: str = CITIZEN, **more: Any) -> DirectCall:  # noqa: ANN401  fields of `DirectCall`
    """Let a citizen wait, ask for a call-back to the number that is shown, and hang up."""
    call = house.call(DIRECT, caller=caller, keys={"callback-confirm": "1"}, **more)
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-kept")
    await call.ended()
    return call


def request(house: House) -> CallbackRequested:
    """Return the only request."""
    (found,) = house.journal.of_type(CallbackRequested)
    return found
