"""Simulated citizens and agents call a real hotline."""

import asyncio

import pytest

from hotline.asterisk.program import find_program
from hotline.config.loader import load
from hotline.events import AgentSignedOut, TalkEnded
from hotline.traffic.plan import Citizen
from hotline.traffic.run import Progress, play, signed_in
from hotline.traffic.telephones import telephones
from tests.e2e.system import HotlineSystem

pytestmark = pytest.mark.e2e


async def test_given_simulated_people_when_one_calls_then_both_talk_and_nobody_stays(
    hotline_system: HotlineSystem,
) -> None:
    """The citizen keys a way to a queue, a signed-in agent answers and hangs up, and then signs out."""
    system = hotline_system
    loaded = load(system.config)
    agents = {"1001": system.password("1001")}
    citizen = Citizen(0.0, "+96890000001", (("1", 2.0), ("0", 2.0)), 60.0)
    told: list[int] = []

    def hear(progress: Progress) -> None:
        told.append(progress.ended)

    speech = system.paths.sounds / "en" / "welcome"
    codes = loaded.config.feature_codes
    program = find_program(loaded.config)
    async with telephones(
        program, system.sip, agents, speech=speech, mean_talk_seconds=3, seed=1, ring_seconds=(1, 1)
    ) as phones:
        async with signed_in(phones, agents, codes.sign_in, codes.sign_out):
            playing = asyncio.create_task(play(phones, [citizen], "1111", seconds=40, told=hear))
            ended = await system.story.wait_for(TalkEnded, within=25)
            assert ended.agent == "1001"
            progress = await playing
        await system.story.wait_for(AgentSignedOut)
    assert (progress.begun, progress.ended, progress.left_out) == (1, 1, 0)
    assert told[-1] == 1
