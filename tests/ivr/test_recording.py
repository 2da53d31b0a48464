"""What of a call is recorded, step by step."""

from pathlib import Path

import pytest

from hotline.events import CallbackRequested, RecordingRefused
from hotline.ivr.recording import carry_refusal, follow_step
from hotline.ivr.steps import ANNOUNCEMENT, GOODBYE, GREETING, MENU, Step, StepName, message_step, queue_step
from hotline.testing.city import clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

LISTENED = [ANNOUNCEMENT, MENU, Step(StepName.STATUS), Step(StepName.SURVEY, "water")]
NOT_LISTENED = [
    GREETING,
    GOODBYE,
    queue_step("water"),
    message_step("water"),
    Step(StepName.OUTSIDE, outside="police"),
    Step(StepName.FAX),
]


async def context_of(house: House, dialled: str = "1111"):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return the context of a call that was just begun."""
    call = house.call(dialled)
    await house.turn()
    context = house.script._contexts[call.uniqueid]
    house.recorder.listened.clear()
    return call, context


@pytest.mark.parametrize("step", LISTENED, ids=lambda step: step.name.name)
@in_virtual_time
async def test_menus_status_and_survey_are_listened_to(house: House, step: Step) -> None:
    """The citizen may say or key something there."""
    call, context = await context_of(house)
    await follow_step(context, step)
    assert house.recorder.listened == [call.uniqueid]
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize("step", NOT_LISTENED, ids=lambda step: step.name.name)
@in_virtual_time
async def test_other_steps_are_not(house: House, step: Step) -> None:
    """What ran ends where such a step begins."""
    call, context = await context_of(house)
    house.recorder.running.add(call.uniqueid)
    await follow_step(context, step)
    assert house.recorder.listened == []
    assert house.recorder.stopped == [call.uniqueid]
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_number_that_leads_to_a_queue_has_no_menu_to_listen_to(house: House) -> None:
    """Nothing is begun for the moment between."""
    call = house.call("1112")
    await call.until(lambda: "CallQueued" in house.told(call))
    assert house.recorder.listened == []
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_recorder_that_fails_keeps_no_caller(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The menu comes all the same."""

    async def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(house.recorder, "listen", fail)
    call = house.call("1113")
    await call.hears("main-menu")
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_call_that_we_make_follows_the_refusal_of_the_call_before(tmp_path: Path) -> None:
    """The citizen asked for it in a call that is not recorded; of others nothing is written."""
    house = House(tmp_path)
    call, context = await context_of(house)
    for callback, origin in (("cb-1", "first"), ("cb-2", "second")):
        house.journal.append(
            CallbackRequested(
                at=clock(), callback=callback, call=origin, queue="water", language="en",
                number="+96891234567", since=clock(),
            )
        )  # fmt: skip
    house.recorder.refusals.add("first")
    house.dispatcher.live.callbacks["cb-2"].channel = call.uniqueid
    await carry_refusal(context)
    assert house.journal.of_type(RecordingRefused) == []
    house.dispatcher.live.callbacks["cb-2"].channel = ""
    house.dispatcher.live.callbacks["cb-1"].channel = call.uniqueid
    await carry_refusal(context)
    assert [event.call for event in house.journal.of_type(RecordingRefused)] == [call.uniqueid]
    call.hang_up()
    await call.ended()
