"""What an operator can get wrong is refused before anything starts, with place, key and remedy, and no traceback."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence

import pytest

from hotline.app.lock import ProcessLock
from tests.e2e.bad_input import Answer, SpoiledHotline
from tests.e2e.configuration import MENUS
from tests.e2e.ports import Ports

pytestmark = pytest.mark.usefixtures("asterisk_program")

#: Spoils a hotline, and returns what must be said then.
Mistake = Callable[[SpoiledHotline], list[str]]


@pytest.fixture
def spoiled(ports: Ports) -> Iterator[SpoiledHotline]:
    """A hotline that works, to be spoiled."""
    with SpoiledHotline(ports) as hotline:
        yield hotline


def assert_refused(hotline: SpoiledHotline, answer: Answer, expected: list[str], *, lines: int = 1) -> None:
    """The command failed, said what it had to in so many lines, and left nothing running."""
    said = answer.stdout + answer.stderr
    assert answer.returncode in {1, 2}, said
    assert "Traceback" not in said
    for words in expected:
        assert words in said, f"{words!r} is not said in:\n{said}"
    complaining = [line for line in said.splitlines() if line.startswith(("✗", str(hotline.folder)))]
    assert len(complaining) == lines, said
    assert not hotline.system.processes()
    assert not (hotline.data / "run" / "up.lock").exists()


# --- the configuration ---


def unknown_key(hotline: SpoiledHotline) -> list[str]:
    """A mistyped key: its line, and the key that was probably meant."""
    hotline.replaces("allow_anonymous", "allow_anonimous")
    return [hotline.place("allow_anonimous") + "sip.allow_anonimous:", "Did you mean `allow_anonymous`?"]


def text_for_a_number(hotline: SpoiledHotline) -> list[str]:
    """A number in quotes."""
    hotline.replaces("max_waiting = 0", 'max_waiting = "0"')
    return [hotline.place("max_waiting") + "queues.crowded.max_waiting:"]


def no_such_file(hotline: SpoiledHotline) -> list[str]:
    """A mistyped `--config`."""
    hotline.config.unlink()
    return [f"{hotline.config}: does not exist. Check the path"]


def empty_file(hotline: SpoiledHotline) -> list[str]:
    """An empty file lacks three tables."""
    hotline.config.write_text("")
    return [f"{hotline.config}:1: {table}: is missing." for table in ("numbers", "queues", "ivr")]


def broken_file(hotline: SpoiledHotline) -> list[str]:
    """A bracket is missing."""
    hotline.replaces("[queues.general]", "[queues.general")
    place = hotline.place("[queues.general").removesuffix(" ") + "16: "
    return [f"{place}is not valid TOML", "See https://toml.io."]


def file_in_latin_1(hotline: SpoiledHotline) -> list[str]:
    """An editor that does not write UTF-8."""
    text = hotline.config.read_text()
    hotline.config.write_bytes(text.replace("Aisha", "Aïsha").replace("المياه", "-").encode("latin-1"))
    return [f"{hotline.config}:", "is not UTF-8: byte 0xef here. Save it as UTF-8"]


def unreadable_file(hotline: SpoiledHotline) -> list[str]:
    """The file belongs to somebody else."""
    hotline.config.chmod(0)
    return [f"{hotline.config}: may not be read. Let the user who runs this read the file (chmod, chown)."]


def unreachable_data(hotline: SpoiledHotline) -> list[str]:
    """The data lie behind a folder of somebody else."""
    hotline.replaces('data_dir = "var"', 'data_dir = "theirs/var"')
    (hotline.folder / "theirs").mkdir(mode=0)
    remedy = "Let the user who runs this through the folders above it"
    return [hotline.place("theirs") + "node.data_dir:", "may not be reached", remedy]


# --- menus and prompts ---


def menu_that_points_nowhere(hotline: SpoiledHotline) -> list[str]:
    """A key leads to a menu that is not there."""
    hotline.replaces_in_menus('menu = "streets"', 'menu = "street"')
    return [f"{hotline.menus}:6: menus.main.keys.2.menu: there is no menu `street`. Did you mean `streets`?"]


def menus_without_a_way_out(hotline: SpoiledHotline) -> list[str]:
    """Three menus lead to each other for ever, and pressing 0 for a person is switched off."""
    menus = ("main", "water", "streets")
    nexts = zip(menus, (*menus[1:], menus[0]), strict=True)
    loop = "[menus.{}]\nprompts = ['main-menu']\noperator = false\nkeys.1 = {{ menu = '{}' }}\n"
    hotline.menus.write_text("".join(loop.format(*pair) for pair in nexts))
    remedy = "Add a key that leads to a queue or a message, or remove `operator = false`."
    return [f"{hotline.menus}:{line}: menus.{name}: has no way out: no key leads on to a queue, a message or "
            f"a person. {remedy}" for line, name in zip((1, 5, 9), menus, strict=True)]  # fmt: skip


def prompt_without_text_in_a_language(hotline: SpoiledHotline) -> list[str]:
    """A menu's new prompt has an Arabic text only."""
    hotline.replaces_in_menus('["water-menu"]', '["water-menu", "flood-warning"]')
    texts = hotline.folder / "texts"
    with (texts / "ar" / "catalogue.toml").open("a") as catalogue:
        catalogue.write('flood-warning = "تحذير من الفيضانات"\n')
    fault = 'the prompt `flood-warning` has no text in `en`. Write `flood-warning = "…"` under [prompts].'
    return [f"{texts}/en/catalogue.toml: prompts.flood-warning: {fault}"]


def menus_that_are_no_toml(hotline: SpoiledHotline) -> list[str]:
    """The menus have their own file, line and column."""
    hotline.menus.write_text(MENUS + "[menus.\n")
    return [f"{hotline.menus}:{MENUS.count(chr(10)) + 1}:8: is not valid TOML"]


# --- the machine ---


def sip_port_in_use(hotline: SpoiledHotline) -> list[str]:
    """Another telephone program has the port."""
    port = hotline.system.ports.sip
    hotline.takes_port(port, socket.SOCK_DGRAM)
    return ["✗  sip.port", f"UDP port {port} on 127.0.0.1 is in use", f"`ss -lpn 'sport = :{port}'` shows it",
            "or change sip.port"]  # fmt: skip


def web_port_in_use(hotline: SpoiledHotline) -> list[str]:
    """Another web server has the port."""
    port = hotline.system.ports.web
    hotline.takes_port(port)
    return ["✗  web.port", f"TCP port {port} on 127.0.0.1 is in use", "or change web.port"]


def address_of_another_machine(hotline: SpoiledHotline) -> list[str]:
    """192.0.2.1 is nobody's (RFC 5737)."""
    hotline.replaces("[sip]", '[sip]\nhost = "192.0.2.1"')
    return ["192.0.2.1 is no address of this machine", "→ change sip.host"]


def host_that_is_no_name(hotline: SpoiledHotline) -> list[str]:
    """A part of a name has at most 63 letters (RFC 1035)."""
    hotline.replaces("[web]", f'[web]\nhost = "{"w" * 64}"')
    return [f"the host {'w' * 64} is not known", "→ change web.host"]


def asterisk_that_is_too_old(hotline: SpoiledHotline) -> list[str]:
    """The program that the operator names says 16."""
    program = hotline.folder / "asterisk"
    program.write_text("#!/bin/sh\necho 'Asterisk 16.28.0~dfsg-0+deb11u4'\n")
    program.chmod(0o755)
    hotline.replaces("[asterisk]", '[asterisk]\nprogram = "asterisk"')
    return [f"asterisk.program: {program} is Asterisk 16.28.0~dfsg-0+deb11u4, which is too old: 20 or newer",
            "→ name another one, or take asterisk.program out and run scripts/setup"]  # fmt: skip


def asterisk_that_is_something_else(hotline: SpoiledHotline) -> list[str]:
    """The program runs, but does not know what it is asked."""
    program = hotline.folder / "asterisk"
    program.write_text("#!/bin/sh\necho 'what?' >&2; exit 3\n")
    program.chmod(0o755)
    hotline.replaces("[asterisk]", '[asterisk]\nprogram = "asterisk"')
    return [f"asterisk.program: {program} does not say which Asterisk it is; `asterisk -V` said 'what?'"]


def no_disk_space(hotline: SpoiledHotline) -> list[str]:
    """Messages shall have more room than there is."""
    much = "min_free_megabytes = 1000000000\nwarn_free_megabytes = 2000000000"
    hotline.replaces("min_free_megabytes = 10", much)
    return ["MB free, messages.min_free_megabytes asks for 1,000,000,000 MB",
            f"→ free space below {hotline.data}/messages, or set node.data_dir to a larger disk"]  # fmt: skip


def data_that_cannot_be_written(hotline: SpoiledHotline) -> list[str]:
    """Root started it once, and now somebody else does."""
    hotline.data.mkdir(mode=0o500)
    return [f"{hotline.data} cannot be written: Permission denied", f"(chown -R {os.getuid()} {hotline.data}"]


def recordings_that_cannot_be_written(hotline: SpoiledHotline) -> list[str]:
    """One folder below the data belongs to somebody else."""
    (hotline.data / "recordings").mkdir(parents=True, mode=0o500)
    return [f"{hotline.data}/recordings cannot be written: Permission denied"]


def data_with_a_comma(hotline: SpoiledHotline) -> list[str]:
    """A comma separates arguments in Asterisk's dialplan."""
    hotline.replaces('data_dir = "var"', 'data_dir = "var,1"')
    return [f"'{hotline.folder}/var,1/lifeboat' contains ','", "→ set node.data_dir to a short path of plain"]


def data_too_deep(hotline: SpoiledHotline) -> list[str]:
    """The path of a Unix socket has at most 107 bytes (unix(7))."""
    hotline.replaces('data_dir = "var"', f'data_dir = "{"deep/" * 20}"')
    return ["Unix sockets allow 107: choose a node.data_dir with a shorter path"]


# --- passwords, database, broker ---


def passwords_that_others_read(hotline: SpoiledHotline) -> list[str]:
    """Somebody copied the folder without its modes."""
    hotline.data.mkdir(exist_ok=True)
    hotline.system.paths.secrets.write_text('{"ami_password": "geheim", "agents": {}}')
    hotline.system.paths.secrets.chmod(0o644)
    file = hotline.system.paths.secrets
    return [f"{file} can be read by others (mode 644)", f"→ chmod 600 {file}"]


def passwords_that_are_no_json(hotline: SpoiledHotline) -> list[str]:
    """Half a file came back from the backup."""
    hotline.data.mkdir(exist_ok=True)
    hotline.system.paths.secrets.write_text('{"ami_password": "geh')
    hotline.system.paths.secrets.chmod(0o600)
    return [f"{hotline.system.paths.secrets} is damaged (Input data was truncated): restore it from a backup"]


def database_without_driver(hotline: SpoiledHotline) -> list[str]:
    """A URL as psql has it."""
    hotline.adds('[database]\nurl = "postgresql://hotline:geheim@127.0.0.1/hotline"')
    return [
        hotline.place("postgresql:") + "database.url: does not name its driver. Write `postgresql+asyncpg:"
    ]


def database_that_is_not_there(hotline: SpoiledHotline) -> list[str]:
    """The server is down, or somewhere else."""
    port = hotline.system.ports.rtp
    hotline.adds(f'[database]\nurl = "postgresql+asyncpg://hotline:geheim@127.0.0.1:{port}/hotline"')
    return [
        f"the PostgreSQL server at 127.0.0.1:{port} cannot be reached",
        "start it, or correct [database] url",
    ]


def database_that_is_something_else(hotline: SpoiledHotline) -> list[str]:
    """The SQLite file is none."""
    hotline.data.mkdir(exist_ok=True)
    hotline.system.paths.database.write_text("This is no database. " * 100)
    return [
        f"the database {hotline.system.paths.database} cannot be used: file is not a database",
        "move it away",
    ]


def broker_that_is_nonsense(hotline: SpoiledHotline) -> list[str]:
    """A web address is no broker's."""
    hotline.adds('[bus]\nmqtt_url = "https://hotline:geheim@127.0.0.1"')
    return [hotline.place("mqtt_url") + "bus.mqtt_url: is no URL of an MQTT broker. Write `mqtt://user:"]


ALONE: list[Mistake] = [
    no_such_file, empty_file, broken_file, file_in_latin_1, unreadable_file, menu_that_points_nowhere,
    menus_without_a_way_out, prompt_without_text_in_a_language, menus_that_are_no_toml,
    data_that_cannot_be_written, recordings_that_cannot_be_written, data_with_a_comma, data_too_deep,
]  # fmt: skip

#: How many lines a mistake takes where it is not one.
LINES: dict[Mistake, int] = {empty_file: 3, menus_without_a_way_out: 3}


@pytest.mark.parametrize("mistake", ALONE, ids=lambda mistake: mistake.__name__)
def test_given_a_mistake_when_the_hotline_is_started_then_one_line_says_what_is_wrong_where_and_how_to_mend_it(
    mistake: Mistake, spoiled: SpoiledHotline
) -> None:
    """`hotline up` refuses, starts nothing, and says everything in one line."""
    expected = mistake(spoiled)
    assert_refused(spoiled, spoiled.runs("up"), expected, lines=LINES.get(mistake, 1))


IN_THE_FILE: list[Mistake] = [
    unknown_key, text_for_a_number, unreachable_data, database_without_driver, broker_that_is_nonsense,
]  # fmt: skip

ON_THE_MACHINE: list[Mistake] = [
    sip_port_in_use, web_port_in_use, asterisk_that_is_too_old, no_disk_space, passwords_that_others_read,
    database_that_is_not_there,
]  # fmt: skip

ON_ANOTHER_MACHINE: list[Mistake] = [
    address_of_another_machine, host_that_is_no_name, asterisk_that_is_something_else,
    passwords_that_are_no_json, database_that_is_something_else,
]  # fmt: skip


@pytest.mark.parametrize(
    ("command", "mistakes"),
    [("up", IN_THE_FILE), ("up", ON_THE_MACHINE), ("up", ON_ANOTHER_MACHINE), ("doctor", ON_ANOTHER_MACHINE)],
    ids=["in the file", "on the machine", "on another machine", "as the doctor sees it"],
)
def test_given_many_mistakes_when_the_hotline_is_started_or_examined_then_each_has_its_line(
    command: str, mistakes: list[Mistake], spoiled: SpoiledHotline
) -> None:
    """Nobody has to try again to learn of the next mistake; no password is shown."""
    expected = [words for mistake in mistakes for words in mistake(spoiled)]
    answer = spoiled.runs(command)
    assert_refused(spoiled, answer, expected, lines=len(mistakes))
    assert "geheim" not in answer.stdout + answer.stderr


def test_given_a_running_hotline_when_a_second_is_started_then_it_names_the_first(
    spoiled: SpoiledHotline,
) -> None:
    """Two would fight for the same calls."""
    run = spoiled.data / "run"
    run.mkdir(parents=True)
    first = ProcessLock(run / "up.lock")
    first.acquire()
    answer = spoiled.runs("up")
    assert (run / "up.lock").read_text() == f"{os.getpid()}\n", "the first one's lock was touched"
    first.release()
    whose = f"`hotline up` runs already on {spoiled.data} as process {os.getpid()}: end that one first"
    assert_refused(spoiled, answer, [whose], lines=0)


@pytest.fixture(scope="session")
def nameless_machine() -> Sequence[str]:
    """A program that runs others on a machine whose own name does not resolve (`.invalid` never does, RFC 2606)."""
    namespaces = ["--uts"] if os.geteuid() == 0 else ["--uts", "--user", "--map-root-user"]
    rename = 'echo nowhere.invalid >/proc/sys/kernel/hostname && exec "$@"'
    command = ["unshare", *namespaces, "sh", "-c", rename, "sh"]
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], check=False).returncode != 0:
        pytest.skip("unshare (util-linux) may not be used here")
    return command


def test_given_a_host_name_that_does_not_resolve_when_the_hotline_is_started_then_it_says_what_to_add(
    spoiled: SpoiledHotline, nameless_machine: Sequence[str]
) -> None:
    """Asterisk would look the name up for every call, in vain."""
    expected = ["nowhere.invalid does not resolve", "→ add a line `127.0.1.1 nowhere.invalid` to /etc/hosts"]
    assert_refused(spoiled, spoiled.runs("up", under=nameless_machine), expected)


def test_given_a_systems_asterisk_that_does_not_run_when_the_doctor_looks_then_it_warns(
    spoiled: SpoiledHotline,
) -> None:
    """It may be about to start, so this is no reason to refuse."""
    port = spoiled.system.ports.ami
    spoiled.replaces(f"ami_port = {port}", f'ami_port = {port}\nmode = "system"')
    said = spoiled.runs("doctor").stdout
    (line,) = [line for line in said.splitlines() if "Asterisk's manager" in line]
    assert line.startswith("!")
    assert f"nobody answers at 127.0.0.1:{port} ([Errno 111] Connection refused)" in line
    assert "→ start it with the files of `hotline render`, or correct asterisk.ami_host and ami_port" in said


def test_given_speech_models_that_cannot_be_used_when_the_doctor_looks_then_it_warns_of_each(
    spoiled: SpoiledHotline,
) -> None:
    """Calls and messages do without transcripts, so nothing is refused; key, reason and remedy are said."""
    empty, theirs = spoiled.folder / "empty", spoiled.folder / "theirs"
    empty.mkdir()
    theirs.mkdir(mode=0)
    spoiled.adds('[transcription.models]\nar = "empty"\nen = "theirs"')
    answer = spoiled.runs("doctor")
    said = answer.stdout + answer.stderr
    assert answer.returncode == 0, said
    assert f"transcription.models.ar: {empty}: it is no Vosk model: there is no am/final.mdl in it" in said
    assert f"transcription.models.en: {theirs}: this user may not read it" in said
    assert said.count("→ Name the folder of an unpacked Vosk model that this user may read") == 2
    assert "Traceback" not in said
