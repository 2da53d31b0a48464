"""Two people who talk: what each must hear, and what the recording of it must hold."""

import asyncio
from pathlib import Path

from tests.e2e import audio
from tests.e2e.audio import Sound
from tests.e2e.listening import find
from tests.e2e.parties import Agent, Caller


async def talk(caller: Caller, agent: Agent) -> None:
    """Let each say a sentence, and check that each hears the other and not itself."""
    caller_mark, agent_mark = caller.ear.now(), agent.ear.now()
    await caller.speaks()
    await agent.hears_words_of(caller)
    await agent.speaks()
    await caller.hears_words_of(agent)
    caller_heard, agent_heard = caller.phone.tape.sound(caller_mark), agent.phone.tape.sound(agent_mark)
    assert not find(caller.words, caller_heard).heard, "the caller hears an echo"
    assert not find(agent.words, agent_heard).heard, "the agent hears an echo"


def assert_sides(recording: Path, caller_words: Sound, agent_words: Sound) -> None:
    """Check that the left side of a recording has the caller, the right side the agent, and none has both."""
    left, right = audio.read_sides(recording)
    assert find(caller_words, left).heard, f"the caller is not on the left: {find(caller_words, left)}"
    assert find(agent_words, right).heard, f"the agent is not on the right: {find(agent_words, right)}"
    assert not find(agent_words, left).heard, "the agent is on the caller's side too"
    assert not find(caller_words, right).heard, "the caller is on the agent's side too"


async def both_still_hear_each_other(caller: Caller, agent: Agent) -> None:
    """Check the talk again, later in the same call."""
    await asyncio.sleep(0.3)
    await talk(caller, agent)
