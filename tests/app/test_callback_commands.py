"""Looking at call-backs, and dropping one."""

from pathlib import Path
from typing import cast

import pytest

from hotline.app.callback_commands import CallbackCommands
from hotline.app.control_wire import ControlError
from hotline.cli.callbacks import cells
from hotline.events import CallbackEnded
from hotline.queue.hours import time_zone
from hotline.queue.live import AgentState
from hotline.testing.city import clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.app.test_callback_dialler import dials
from tests.ivr.callbacks import house_with_callbacks, request


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose queue `water` calls back, without wrap-up."""
    return house_with_callbacks(tmp_path, queues__water__wrap_up_seconds=0)


def commands(house: House) -> CallbackCommands:
    return CallbackCommands(house.journal, house.dispatcher, clock)


@in_virtual_time
async def test_open_callbacks_are_shown_without_their_numbers(house: House) -> None:
    """Whom we call, how often we did, and when again."""
    await dials(house)
    house.citizen_is_not_reached(17)
    told = await commands(house).open({}, "root")
    (one,) = cast("list[dict[str, object]]", told["callbacks"])
    assert cells(one, time_zone("Asia/Muscat")) == [
        request(house).callback, "+968…001", "water", "2026-11-18 15:06", "1", "dialling", "1",
    ]  # fmt: skip
    await house.turn()
    told = await commands(house).open({}, "root")
    (one,) = cast("list[dict[str, object]]", told["callbacks"])
    assert cells(one, time_zone("Asia/Muscat"))[4:] == ["", "resting until 2026-11-18 15:12", "1"]


@in_virtual_time
async def test_who_is_dropped_is_not_called_any_more(house: House) -> None:
    """A phone that rings stops, and the agent is free."""
    await dials(house)
    await commands(house).cancel({"id": request(house).callback}, "root")
    await house.turn()
    assert house.journal.of_type(CallbackEnded)[0].reason == "cancelled"
    assert house.ami.ringing == set()
    assert house.agent("1001") is AgentState.AVAILABLE


@in_virtual_time
async def test_an_unknown_callback_is_refused(house: House) -> None:
    """In clear words."""
    with pytest.raises(ControlError, match="there is no open call-back `x`"):
        await commands(house).cancel({"id": "x"}, "root")
