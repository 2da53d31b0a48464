"""`hotline reload`: another configuration while calls go on."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast
from unittest.mock import Mock

import pytest

from hotline.app.commands import control_server
from hotline.app.control import ControlServer
from hotline.app.control_client import ask
from hotline.app.control_wire import ControlError
from hotline.app.current import Current
from hotline.app.reload import Reloaded, load_rules, reload
from hotline.app.surge import SurgeSwitch
from hotline.app.whole import load_whole
from hotline.config.loader import ConfigurationError, Loaded, load
from hotline.events import (
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallQueued,
    RulesLoaded,
)
from hotline.journal import Journal
from hotline.paths import Paths
from hotline.prompts.library import PromptLibrary
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.rules_of import routing_rules
from hotline.testing.journal import MemoryJournal

NOW = 1_795_000_000.0

MENUS = """
[menus.main]
prompts = ["main-menu"]
[menus.main.keys]
1 = { queue = "water" }
"""

CONFIGURATION = """
[node]
data_dir = "var"
[ivr]
menus = "menus.toml"
operator_queue = "general"
[numbers.1111]
menu = "main"
[numbers.1112]
queue = "water"
[queues.water]
requires = "anyone"
[queues.general]
[queues.parks]
[agents.1001]
name = "Aisha"
queues = ["water", "parks"]
[agents.1002]
name = "Salim"
queues = ["general"]
"""


class Office:
    """A configuration on disk, and the parts of a controller that serve by it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "hotline.toml"
        self.menus = folder / "menus.toml"
        self.write(CONFIGURATION, MENUS)
        self.current = Current(load(self.file))
        self.journal = MemoryJournal()
        self.dispatcher = Dispatcher(self.journal, self.current.queues, lambda: NOW)
        self.prompts = PromptLibrary(folder / "var" / "sounds", ("ar", "en"))
        self.render("main-menu", "no-key", "invalid-key", "comfort-thanks", "comfort-message", "water-hours")
        load_rules(self.current.config(), self.dispatcher, self.journal.append, lambda: NOW)

    def write(self, configuration: str, menus: str = MENUS) -> None:
        self.file.write_text(configuration)
        self.menus.write_text(menus)

    def change(self, old: str, new: str) -> None:
        text = self.file.read_text()
        assert old in text
        self.file.write_text(text.replace(old, new))

    def render(self, *prompts: str) -> None:
        for language in ("ar", "en"):
            for prompt in prompts:
                sound = Path(self.prompts.path(language, prompt)).with_suffix(".wav")
                sound.parent.mkdir(parents=True, exist_ok=True)
                sound.touch()

    async def reload(self) -> Reloaded:
        done = await reload(self.current, self.dispatcher, self.journal.append, self.prompts, lambda: NOW)
        await asyncio.sleep(0)
        return done

    async def refuses(self, why: str) -> str:
        """Reload, see it refused, and see that nothing has changed; return what was said."""
        before, events = self.current.loaded, list(self.journal.events)
        with pytest.raises((ConfigurationError, ControlError), match=why) as refused:
            await self.reload()
        assert self.current.loaded is before
        assert self.journal.events == events
        return str(refused.value)

    def waits(self, queue: str, call: str = "c1") -> None:
        self.journal.append(CallArrived(at=NOW, call=call, caller=None, dialled="1112", channel="PJSIP/x-1"))
        self.journal.append(CallQueued(at=NOW, call=call, queue=queue, language="ar"))


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    office = Office(tmp_path)
    yield office
    office.dispatcher.close()


# --- what changes ---


async def test_an_unchanged_file_changes_nothing(office: Office) -> None:
    """And writes nothing."""
    events = list(office.journal.events)
    assert await office.reload() == Reloaded([], [], rules=False, agents=[])
    assert office.journal.events == events


async def test_changed_rules_of_routing_are_journalled_and_counted_from_now_on(office: Office) -> None:
    """Decisions depend on the journal alone."""
    office.change('requires = "anyone"', 'requires = "arabic>=2"\nstrategy = "fewest calls"')
    office.change('name = "Aisha"', 'name = "Aisha"\nskills = { arabic = 3 }')
    done = await office.reload()
    assert done.changed == ["queues.water.requires", "queues.water.strategy", "agents.1001.skills.arabic"]
    assert done.rules
    assert office.journal.of_type(RulesLoaded)[-1].rules == routing_rules(office.current.config())
    assert office.dispatcher.live.rules == routing_rules(office.current.config())


async def test_what_is_said_and_when_changes_without_other_rules(office: Office) -> None:
    """Every reader sees the new value at its next look."""
    queues, menus = office.current.queues, office.current.menus
    office.change("[queues.general]", "[queues.general]\nwrap_up_seconds = 42")
    office.menus.write_text(MENUS + '2 = { information = "water-hours" }\n')
    done = await office.reload()
    assert (done.changed, done.rules) == (["queues.general.wrap_up_seconds", "menus.main"], False)
    assert queues["general"].wrap_up_seconds == 42
    assert office.dispatcher.wrap_up_seconds("general") == 42
    assert set(menus()["main"].keys) >= {"1", "2"}


async def test_a_new_queue_is_served_at_once(office: Office) -> None:
    """Also by agents who are signed in."""
    office.journal.append(AgentSignedIn(at=NOW, agent="1002", queues=("general",)))
    office.change('queues = ["general"]', 'queues = ["general", "lights"]')
    office.change("[queues.parks]", "[queues.parks]\n[queues.lights]")
    done = await office.reload()
    assert done.agents == ["1002"]
    assert office.journal.of_type(AgentSignedIn)[-1].queues == ("general", "lights")
    assert "lights" in office.current.queues


async def test_an_agent_who_is_gone_is_signed_out(office: Office) -> None:
    """Nobody waits for them."""
    office.journal.append(AgentSignedIn(at=NOW, agent="1002", queues=("general",)))
    office.change('[agents.1002]\nname = "Salim"\nqueues = ["general"]\n', "")
    done = await office.reload()
    assert done.agents == ["1002"]
    assert office.journal.of_type(AgentSignedOut)[-1].agent == "1002"
    assert "1002" not in office.current.agents


# --- what waits for the next start ---


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("[ivr]", "[sip]\nport = 5099\n[ivr]", "sip.port"),
        ("[ivr]", "[web]\nport = 8199\n[ivr]", "web.port"),
        ("[ivr]", '[bus]\nmqtt_url = "mqtt://localhost"\n[ivr]', "bus.mqtt_url"),
        ('data_dir = "var"', 'data_dir = "var"\nname = "other"', "node.name"),
        ("[ivr]", '[feature_codes]\nsign_in = "*77"\n[ivr]', "feature_codes.sign_in"),
        ("[numbers.1111]", '[numbers.1199]\nmenu = "main"\n[numbers.1111]', "numbers.1199"),
        ("[agents.1001]", '[agents.1003]\nname = "Huda"\nqueues = ["water"]\n[agents.1001]', "agents.1003"),
    ],
)
async def test_what_asterisk_or_a_port_knows_waits_for_the_next_start(
    office: Office, old: str, new: str, key: str
) -> None:
    """The operator is told, and what runs goes on with the old value."""
    before = office.current.config()
    office.change(old, new)
    done = await office.reload()
    assert done.at_next_start == [key]
    after = office.current.config()
    assert (after.sip, after.web, after.bus, after.node, after.feature_codes, after.numbers) == (
        before.sip, before.web, before.bus, before.node, before.feature_codes, before.numbers,
    )  # fmt: skip


async def test_a_number_that_is_gone_is_served_until_the_next_start(office: Office) -> None:
    """Asterisk still answers it."""
    office.change('[numbers.1112]\nqueue = "water"\n', "")
    done = await office.reload()
    assert done.at_next_start == ["numbers.1112"]
    assert office.current.config().numbers["1112"].queue == "water"


async def test_where_a_known_number_leads_changes_at_once(office: Office) -> None:
    """Only which numbers there are is Asterisk's."""
    office.change('[numbers.1112]\nqueue = "water"', '[numbers.1112]\nqueue = "general"')
    done = await office.reload()
    assert (done.changed, done.at_next_start) == (["numbers.1112.queue"], [])


# --- what is refused ---


async def test_every_problem_of_the_file_is_told_with_line_and_key(office: Office) -> None:
    """As at the start; the rules that run stay."""
    office.change('operator_queue = "general"', 'operator_queue = "generel"')
    office.change('queues = ["general"]', 'queues = ["genral"]\nfood = "dates"')
    said = await office.refuses("operator_queue")
    assert "hotline.toml:6: ivr.operator_queue: there is no queue `generel`. Did you mean `general`?" in said
    assert "food" in said
    assert len(said.splitlines()) >= 3


async def test_a_file_that_is_gone_or_no_toml_is_told(office: Office) -> None:
    """In one line."""
    office.file.write_text("[queues")
    assert "hotline.toml:1" in await office.refuses("TOML|expected|Expected")
    office.file.unlink()
    assert len((await office.refuses("hotline.toml")).splitlines()) == 1


async def test_a_queue_in_which_calls_wait_is_not_removed(office: Office) -> None:
    """Nobody's place is lost; when they are gone it can be."""
    office.waits("parks")
    office.change("[queues.parks]\n", "")
    office.change('queues = ["water", "parks"]', 'queues = ["water"]')
    said = await office.refuses("1 of its calls still go on")
    assert "queues.parks" in said
    office.journal.append(CallAbandoned(at=NOW, call="c1", queue="parks"))
    assert "queues.parks" in (await office.reload()).changed


async def test_a_queue_to_which_a_removed_number_still_leads_is_not_removed(office: Office) -> None:
    """Calls to it come until the next start."""
    office.change('[numbers.1112]\nqueue = "water"\n', "")
    office.change('[queues.water]\nrequires = "anyone"\n', "")
    office.change('queues = ["water", "parks"]', 'queues = ["parks"]')
    office.menus.write_text(MENUS.replace("water", "general"))
    await office.refuses("calls to 1112 come until the next start")


async def test_a_menu_whose_prompt_has_no_sound_yet_is_refused(office: Office) -> None:
    """Callers would hear nothing; the remedy is a command."""
    office.menus.write_text(MENUS + '2 = { information = "lifeboat" }\n')
    assert "hotline prompts render" in await office.refuses("no such sound yet")
    office.render("lifeboat")
    assert await office.reload()


# --- over the control socket ---


def commands(office: Office) -> ControlServer:
    """Return the controller's commands, which nobody serves."""
    paths, journal = office.current.loaded.paths, cast("Journal", office.journal)
    surge = SurgeSwitch(journal, paths.sounds, lambda: ("ar", "en"), lambda: NOW)
    return control_server(
        paths=paths, current=office.current, dispatcher=office.dispatcher, journal=journal, surge=surge,
        recorder=Mock(), clock=lambda: NOW,
    )  # fmt: skip


@pytest.fixture
async def served(office: Office) -> AsyncIterator[Paths]:
    """The folders of an office whose commands can be asked for."""
    office.current.loaded.paths.create()
    server = commands(office)
    await server.start()
    yield office.current.loaded.paths
    await server.close()


async def test_the_command_answers_what_has_changed(office: Office, served: Paths) -> None:
    """As the operator reads it."""
    office.change('[numbers.1112]\nqueue = "water"', '[numbers.1112]\nqueue = "general"')
    told = await asyncio.to_thread(ask, served, "reload", {"file": str(office.file)})
    assert told == {"changed": ["numbers.1112.queue"], "at_next_start": [], "rules": False, "agents": []}


async def test_a_hotline_that_runs_by_another_file_says_so(office: Office, served: Paths) -> None:
    """Whoever edits the wrong file must not read that nothing has changed."""
    with pytest.raises(ControlError, match=r"runs by another file: .*hotline\.toml"):
        await asyncio.to_thread(ask, served, "reload", {"file": "/etc/other.toml"})


async def test_the_problems_of_the_file_come_over_the_socket(office: Office, served: Paths) -> None:
    """Line by line."""
    office.change('operator_queue = "general"', 'operator_queue = "generel"')
    with pytest.raises(ControlError, match=r"hotline\.toml:6: ivr\.operator_queue: there is no queue"):
        await asyncio.to_thread(ask, served, "reload", {"file": str(office.file)})


async def test_of_two_reloads_the_later_file_counts(
    office: Office, served: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the first one takes to read its file."""
    has_read, may_go_on = threading.Event(), threading.Event()

    def load_slowly_at_first(file: Path) -> Loaded:
        loaded = load_whole(file)
        if not has_read.is_set():
            has_read.set()
            may_go_on.wait(5.0)
        return loaded

    monkeypatch.setattr("hotline.app.reload.load_whole", load_slowly_at_first)
    first = asyncio.create_task(asyncio.to_thread(ask, served, "reload", {"file": str(office.file)}))
    await asyncio.to_thread(has_read.wait, 5.0)
    office.change("[queues.general]", "[queues.general]\nwrap_up_seconds = 42")
    second = asyncio.create_task(asyncio.to_thread(ask, served, "reload", {"file": str(office.file)}))
    await asyncio.wait([second], timeout=0.3)
    may_go_on.set()
    await asyncio.gather(first, second)
    assert office.current.config().queues["general"].wrap_up_seconds == 42


# --- the rules at the start ---


async def test_the_rules_are_journalled_at_the_start_only_where_they_changed(office: Office) -> None:
    """A restart without a change leaves the journal alone."""
    config = office.current.config()
    assert len(office.journal.of_type(RulesLoaded)) == 1
    assert not load_rules(config, office.dispatcher, office.journal.append, lambda: NOW)
    other = config.model_copy(update={"queues": {}})
    assert load_rules(other, office.dispatcher, office.journal.append, lambda: NOW)
