"""What supervisors change of agents counts at once, survives a restart, and can be taken back."""

from pathlib import Path
from typing import cast

import pytest

from hotline.app.agent_overrides import AgentOverrides, OverrideError, Overrides, Wanted
from hotline.app.current import Current
from hotline.app.reload import load_rules
from hotline.config.loader import Loaded
from hotline.events import AgentOverridden
from hotline.journal import Standing
from hotline.paths import Paths
from hotline.testing.city import clock
from hotline.testing.services import House
from hotline.testing.standing import MemoryStanding
from hotline.testing.virtual_time import in_virtual_time


class Office:
    """A house whose agents are overridden."""

    def __init__(self, folder: Path) -> None:
        self.house = House(
            folder, {"agents.1001.skills": {"water": 2}, "queues.water.requires": "water >= 3"}
        )
        self.overrides = Overrides()
        self.house.journal.listeners.append(self.overrides.hear)
        file = folder / "hotline.toml"
        self.current = Current(Loaded(self.house.config, Paths(folder), file, self.house.menus))
        self.current.adjust_by(self.overrides.applied)
        self.standing = MemoryStanding(self.house.journal)
        self.commands = AgentOverrides(
            self.overrides, self.current, cast("Standing", self.standing), self.house.dispatcher, clock
        )

    def begin(self) -> None:
        """Route by the configuration."""
        load_rules(self.current.config(), self.house.dispatcher, self.house.journal.append, clock)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@in_virtual_time
async def test_a_skill_counts_for_the_caller_who_waits_already(office: Office) -> None:
    """Nobody could take the call; with a better level it rings at once; taken back, nobody could again."""
    office.begin()
    live = office.house.dispatcher
    office.house.sign_in("1001")
    assert live.nobody_could_take("water", "en")
    await office.commands.set("1001", Wanted({"water": 1.0, "general": 1.0}, {"water": 4}), "fatma")
    assert not live.nobody_could_take("water", "en")
    (event,) = [one for one in office.house.journal.events if isinstance(one, AgentOverridden)]
    assert (event.by, event.skills_before, event.skills) == ("fatma", {"water": 2}, {"water": 4})
    again = Overrides()
    await again.recover(cast("Standing", office.standing))
    assert again.of("1001") == event
    await office.commands.take_back("1001", "fatma")
    assert live.nobody_could_take("water", "en")
    assert office.current.config().agents["1001"].skills == {"water": 2}


@in_virtual_time
async def test_other_queues_are_those_of_the_sign_in_at_once(office: Office) -> None:
    """An agent who is signed in serves the new queues, and stays paused if they were."""
    office.begin()
    office.house.sign_in("1001")
    await office.commands.set("1001", Wanted({"general": 2.0}, {"water": 2}), "fatma")
    assert office.house.dispatcher.agents_signed_in("water") == frozenset()
    assert office.house.dispatcher.agents_signed_in("general") == {"1001"}


@pytest.mark.parametrize(
    ("agent", "wanted", "problem"),
    [
        ("1009", Wanted({"water": 1.0}, {}), "no agent `1009`"),
        ("1001", Wanted({}, {}), "needs a queue"),
        ("1001", Wanted({"watr": 1.0}, {}), "no queue `watr`"),
        ("1001", Wanted({"water": 0.0}, {}), "weight"),
        ("1001", Wanted({"water": 1.0}, {"chess": 1}), "nobody has the skill"),
        ("1001", Wanted({"water": 1.0}, {"water": 9}), "from 1 to 5"),
    ],
)
@in_virtual_time
async def test_what_cannot_be_is_refused_and_changes_nothing(
    office: Office, agent: str, wanted: Wanted, problem: str
) -> None:
    """The text says what is wrong."""
    office.begin()
    with pytest.raises(OverrideError, match=problem):
        await office.commands.set(agent, wanted, "fatma")
    assert not [one for one in office.house.journal.events if isinstance(one, AgentOverridden)]
