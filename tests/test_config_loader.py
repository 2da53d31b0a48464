"""Loading the configuration: what is right, and what each mistake is told."""

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from textwrap import dedent
from typing import get_args, get_type_hints

import pytest
from pydantic.fields import FieldInfo

from hotline import config as config_module
from hotline.config_explain import PATTERNS
from hotline.config_loader import DEMO, ConfigurationError, Loaded, load
from hotline.ivr import menu as menu_module
from tests.config_file import MENUS, NEEDED, problems, write_configuration

#: Lines before the text that a test adds to `NEEDED`.
LINES = NEEDED.count("\n")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Write a configuration beside right menus."""
    return partial(write_configuration, tmp_path)


def read(file: Path, environment: Mapping[str, str] | None = None) -> Loaded:
    return load(file, environment=environment or {})


# --- what is right ---


def test_demo_when_there_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file the demo runs, and its data lie in the current folder, not in the package."""
    monkeypatch.chdir(tmp_path)
    loaded = load(None, environment={})
    assert loaded.file == DEMO
    assert loaded.paths.data == tmp_path / "var"
    assert loaded.config.ivr.menus == DEMO.with_name("menus.toml")
    assert "main" in loaded.menus
    assert loaded.warnings == ()


def test_file_of_the_current_folder(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """`hotline.toml` of the current folder is taken when none is named."""
    file = write(NEEDED)
    monkeypatch.chdir(file.parent)
    assert load(None, environment={}).file == file


def test_relative_paths_are_relative_to_the_file(
    write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the command runs, the file means the same paths; `~` is the home folder."""
    file = write(NEEDED + '[node]\ndata_dir = "../data"\n[transcription.models]\nar = "~/ar"\n')
    (file.parent / "ar").mkdir()
    monkeypatch.setenv("HOME", str(file.parent))
    monkeypatch.chdir("/")
    loaded = load(Path(os.path.relpath(file)), environment={})
    assert loaded.paths.data == file.parent.parent / "data"
    assert loaded.config.ivr.menus == file.parent / "menus.toml"
    assert loaded.config.transcription.models["ar"] == file.parent / "ar"


def test_warnings(write: Callable[[str], Path]) -> None:
    """What works but cannot be meant is a warning with its line."""
    file = write(NEEDED + '[queues.lonely]\ntitle.fr = "Seul"\n')
    assert [str(one).removeprefix(f"{file}:") for one in read(file).warnings] == [
        f"{LINES + 2}: queues.lonely.title.fr: `fr` is not offered. node.languages has: ar, en.",
        f"{LINES + 1}: queues.lonely: no agent serves this queue. Its callers can only leave a message.",
    ]


# --- the environment ---


def test_environment_wins(write: Callable[[str], Path]) -> None:
    """A variable replaces the file's value, whatever its type."""
    file = write(NEEDED + "[sip]\nport = 5060\n")
    environment = {
        "HOTLINE__SIP__PORT": "5070",
        "HOTLINE__SIP__ALLOW_ANONYMOUS": "true",
        "HOTLINE__NODE__LANGUAGES": '["en"]',
        "HOTLINE__QUEUES__WATER__WRAP_UP_SECONDS": "7.5",
        "HOTLINE__AGENTS__1001__NAME": "1234",
        "OTHER": "x",
    }
    config = read(file, environment).config
    assert config.sip.port == 5070
    assert config.sip.allow_anonymous
    assert config.node.languages == ("en",)
    assert config.queues["water"].wrap_up_seconds == 7.5
    assert config.agents["1001"].name == "1234"


def test_environment_can_give_what_the_file_lacks(write: Callable[[str], Path]) -> None:
    """A key that must be there may come from the environment alone."""
    file = write(NEEDED.replace('operator_queue = "water"', ""))
    assert read(file, {"HOTLINE__IVR__OPERATOR_QUEUE": "water"}).config.ivr.operator_queue == "water"


def test_path_from_the_environment_is_relative_to_the_current_folder(
    write: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who writes a variable in a shell means the folder in which the shell is."""
    file = write(NEEDED)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert read(file, {"HOTLINE__NODE__DATA_DIR": "data"}).paths.data == tmp_path / "here" / "data"


@pytest.mark.parametrize(
    ("variable", "value", "fault"),
    [
        (
            "HOTLINE__SIP__PORT",
            "x",
            "must be a whole number, not a text. Write it without quotes and without a point.",
        ),
        ("HOTLINE__SIP__PORT", "0", "is 0. It must be at least 1."),
        ("HOTLINE__SPI__PORT", "1", "names no key. Did you mean `sip`?"),
        ("HOTLINE__WEB__PROT", "1", "is no key that exists here. Did you mean `port`?"),
        (
            "HOTLINE__NODE__LANGUAGES",
            "ar,en",
            'is not the JSON that this key needs. An array is written ["a","b"], a table {"a":"b"}.',
        ),
        (
            "HOTLINE__AGENTS__1002",
            '{"name": "S", "queues": ["watr"]}',
            "there is no queue `watr`. Did you mean `water`?",
        ),
        ("HOTLINE__IVR__OPERATOR_QUEUE", "wter", "there is no queue `wter`. Did you mean `water`?"),
        (
            "HOTLINE__NODE__DATA_DIR",
            "a\nb",
            "holds a line break or another control character. Write it in one line.",
        ),
    ],
)
def test_wrong_variables_are_named(
    write: Callable[[str], Path], variable: str, value: str, fault: str
) -> None:
    """A problem with a value from the environment names the variable."""
    (found,) = problems(write(NEEDED), {variable: value})
    assert re.sub(r" \(agents.*?\)", "", found) == f"environment: {variable}: {fault}"


def test_file_and_variable_can_both_be_wrong(write: Callable[[str], Path]) -> None:
    """A variable that replaces a wrong value does not hide it, nor the other way round."""
    file = write(NEEDED + '[sip]\nport = "x"\n')
    wrong_kind = "must be a whole number, not a text. Write it without quotes and without a point."
    assert problems(file, {"HOTLINE__SIP__PORT": "0"}) == [
        "environment: HOTLINE__SIP__PORT: is 0. It must be at least 1.",
        f"{LINES + 2}: sip.port: {wrong_kind}",
    ]


# --- files that cannot be read ---


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A file that is not there, and a folder in its place, are told apart."""
    assert problems(tmp_path / "no.toml") == ["does not exist. Check the path, or make the file."]
    assert problems(tmp_path) == ["is a folder. Name the file inside it."]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (
            b'[node]\nname = "caf\xe9"\n',
            "2:12: is not UTF-8: byte 0xe9 here. Save it as UTF-8 (it may be Latin-1 or Windows-1256).",
        ),
        (b"\xef\xbb\xbf[node]\n", "1: begins with a byte order mark (BOM). Save it as UTF-8 without BOM."),
        ("[node]\n".encode("utf-16"), "is UTF-16. Save it as UTF-8."),
        (
            b"[node]\nname demo\n",
            "2:6: is not valid TOML: Expected '=' after a key in a key/value pair. See https://toml.io.",
        ),
        (b"a = 1\na = 2\n", "3:1: is not valid TOML: Cannot overwrite a value. See https://toml.io."),
        (b"a = " + b"[" * 3000 + b"]" * 3000, "has tables or arrays that are nested too deeply."),
    ],
)
def test_unreadable_content(tmp_path: Path, content: bytes, fault: str) -> None:
    """Each way in which a text can be no TOML has its own answer, with line and column where there is one."""
    file = tmp_path / "hotline.toml"
    file.write_bytes(content)
    found = problems(file)
    # Where exactly tomllib finds a second value is its own affair.
    assert [re.sub(r"^[23]:\d+(?=.*overwrite)", "3:1", one) for one in found] == [fault]


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (
            PermissionError(13, "no"),
            "may not be read. Let the user who runs this read the file (chmod, chown).",
        ),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error."),
    ],
)
def test_file_that_cannot_be_read(
    write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, error: OSError, fault: str
) -> None:
    """What the operating system says is passed on in our words."""

    def refuse(path: Path, mode: str) -> None:
        raise error

    file = write(NEEDED)
    monkeypatch.setattr(Path, "open", refuse)
    assert problems(file) == [fault]


def test_endless_file() -> None:
    """A file that never ends is refused rather than read."""
    assert problems(Path("/dev/zero")) == ["is larger than 4 MB. Is this the right file?"]


# --- values ---


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[sip]\nprot = 1", "sip.prot: is no key that exists here. Did you mean `port`?"),
        (
            '[sip]\nport = "5060"',
            "sip.port: must be a whole number, not a text. Write it without quotes and without a point.",
        ),
        ("[sip]\nport = 70000", "sip.port: is 70000. It must be at most 65535."),
        (
            "[sip]\nallow_anonymous = 1",
            "sip.allow_anonymous: must be true or false, not a number. Write true or false without quotes.",
        ),
        (
            '[asterisk]\nmode = "privat"',
            "asterisk.mode: must be 'private' or 'system'. Did you mean `private`?",
        ),
        (
            '[node]\ncountry = "om"',
            "node.country: has the wrong form. Write a country of two capital letters, for example `OM`.",
        ),
        ("[node]\nname = 5", "node.name: must be a text, not a number. Put it in quotes."),
        (
            "[node]\nname = 2026-01-01",
            "node.name: is a date or a time, which no key takes. Put it in quotes if a text is meant.",
        ),
        (
            "[messages]\nmax_seconds = 1.5",
            "messages.max_seconds: must be a whole number. Write it without quotes and without a point.",
        ),
        ("[ivr2]\nx = 1", None),
        (
            "[queues.x]\nwrap_up_seconds = inf",
            "queues.x.wrap_up_seconds: is no finite number. Write an ordinary number.",
        ),
        (
            '[agents.a]\nname = "a\\u0000"\nqueues = ["water"]',
            "agents.a.name: holds a line break or another control character. Write it in one line.",
        ),
        (
            '[queues."Wasser Werk"]\nrecord = false',
            (
                'queues."Wasser Werk": is no possible name. '
                "Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit."
            ),
        ),
        (
            '[feature_codes]\nsign_in = "11"',
            (
                "feature_codes.sign_in: has the wrong form. "
                'Write a star and 1 to 5 digits in quotes, for example `"*11"`.'
            ),
        ),
    ],
)
def test_wrong_values(write: Callable[[str], Path], text: str, fault: str | None) -> None:
    """A value of the wrong kind is named with its key, what is wrong, and how to write it."""
    (found,) = problems(write(NEEDED + text))
    if fault is None:
        assert "ivr2: is no key that exists here. Did you mean `ivr`?" in found
    else:
        assert found.split(": ", 1)[1] == fault
        assert int(found.split(":")[0]) > LINES


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[numbers.1112]", "numbers.1112: leads nowhere. Give it exactly one of `menu` and `queue`."),
        (
            '[numbers.1112]\nmenu = "main"\nqueue = "water"',
            "numbers.1112: leads to a menu and to a queue. Give it exactly one of `menu` and `queue`.",
        ),
        ('[numbers.1112]\nmenu = "mian"', "numbers.1112.menu: there is no menu `mian`. Did you mean `main`?"),
        ('[numbers.1112]\nqueue = "x"', "numbers.1112.queue: there is no queue `x`. Known here: water."),
        (
            '[numbers.1112]\nqueue = "water"\nlanguage = "fr"',
            "numbers.1112.language: `fr` is not offered. node.languages has: ar, en.",
        ),
        ('[node]\nlanguages = ["ar", "ar"]', "node.languages[1]: names `ar` twice. Name each language once."),
        (
            '[agents.1002]\nname = "S"\nqueues = ["water", "watr"]',
            "agents.1002.queues.watr: there is no queue `watr`. Did you mean `water`?",
        ),
        (
            '[agents.1002]\nname = "S"\nqueues = ["water", "water"]',
            "agents.1002.queues: names `water` twice. Name each queue once.",
        ),
        (
            '[agents.1002]\nname = " "\nqueues = ["water"]',
            "agents.1002.name: is empty. Write the agent's name.",
        ),
        (
            '[agents.anonymous]\nname = "S"\nqueues = ["water"]',
            "agents.anonymous: is a name that Asterisk's files need themselves. Choose another name.",
        ),
        (
            '[agents.trunk-x]\nname = "S"\nqueues = ["water"]',
            "agents.trunk-x: is a name that Asterisk's files need themselves. Choose another name.",
        ),
        (
            '[agents.1111]\nname = "S"\nqueues = ["water"]',
            "agents.1111: is also the number of citizens under [numbers]. Choose another name.",
        ),
        (
            '[feature_codes]\npause = "*11"',
            "feature_codes.pause: `*11` is also the code of `sign_in`. Choose another code.",
        ),
        (
            "[sip]\nrtp_start = 20000\nrtp_end = 20002",
            (
                "sip.rtp_end: is 20002, with `rtp_start` 20000 too few ports for one call. "
                "Give 4 ports for each call, for example 10000 to 10999 for 250."
            ),
        ),
        (
            "[sip]\nrtp_start = 1000",
            "sip.rtp_start: is below 1024, which only root may use. Choose 10000 or more.",
        ),
        (
            "[sip]\nport = 10500",
            "sip.port: lies among the RTP ports. Choose a port outside `rtp_start` to `rtp_end`.",
        ),
        ("[web]\nport = 5060", "web.port: 5060 is also sip.port. Choose another port."),
        (
            "[asterisk]\nagi_port = 5038",
            "asterisk.agi_port: 5038 is also asterisk.ami_port. Choose another port.",
        ),
        (
            '[web]\nhost = "0.0.0.0"\nport = 5038',
            "web.port: 5038 is also asterisk.ami_port. Choose another port.",
        ),
        (
            '[web]\nhost = "127.0.0.1:80"',
            (
                "web.host: `127.0.0.1:80` is neither an address nor a host name. "
                "Write it without port and brackets."
            ),
        ),
        (
            '[sip]\nexternal_address = "300.1.2.3"',
            (
                "sip.external_address: `300.1.2.3` is neither an address nor a host name. "
                "Write it without port and brackets."
            ),
        ),
        (
            '[sip.trunks.t]\nmatch = "10.0.0.0/33"',
            (
                "sip.trunks.t.match: `10.0.0.0/33` is no address or network. "
                "Write for example `192.0.2.1`, `192.0.2.0/24` or a host name."
            ),
        ),
        (
            '[transcription.models]\nfr = "x"',
            "transcription.models.fr: `fr` is not offered. node.languages has: ar, en.",
        ),
        ("[ivr.x]\ny = 1", None),
    ],
)
def test_values_that_do_not_fit_together(write: Callable[[str], Path], text: str, fault: str | None) -> None:
    """What is right by itself and wrong beside the rest is refused with the line of the value to change."""
    found = problems(write(NEEDED + text))
    if fault is None:
        assert "ivr.x" in found[0]
        return
    told = [one for one in found if one.split(": ", 1)[1] == fault]
    assert told, found
    assert int(told[0].split(":")[0]) > LINES


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("postgresql://hotline:s3cret@db/x", "does not name its driver"),
        ("postgresql+asyncpg://hotline:s3cret@db", "does not name the database"),
        ("sqlite+aiosqlite:///s3cret.db", "does not name the file by an absolute path"),
        ("mysql://s3cret@db/x", "is of a kind that is not supported"),
        ("s3cret", "is no URL"),
        ("postgresql+asyncpg://hotline:s3cret@db:port/x", "is no URL"),
    ],
)
def test_database_urls(write: Callable[[str], Path], url: str, what: str) -> None:
    """A database URL that cannot work is refused, and never shown: it may hold a password."""
    (found,) = problems(write(NEEDED + f'[database]\nurl = "{url}"'))
    assert f"database.url: {what}." in found
    assert "s3cret" not in found


@pytest.mark.parametrize("url", ["postgresql+asyncpg://a:b@db/x", "sqlite+aiosqlite:////var/lib/x.db"])
def test_right_database_urls(write: Callable[[str], Path], url: str) -> None:
    """The two kinds that the journal can use pass."""
    assert problems(write(NEEDED + f'[database]\nurl = "{url}"')) == []


@pytest.mark.parametrize("url", ["mqtt://", "http://broker", "broker", "mqtt://a:b@broker:x"])
def test_broker_urls(write: Callable[[str], Path], url: str) -> None:
    """A URL that names no MQTT broker is refused."""
    (found,) = problems(write(NEEDED + f'[bus]\nmqtt_url = "{url}"'))
    assert "bus.mqtt_url: is no URL of an MQTT broker. Write `mqtt://user:password@host:1883`." in found


# --- files that the configuration names ---


def test_files_and_folders(write: Callable[[str], Path], tmp_path: Path) -> None:
    """Recordings, catalogues, menus and programs that are not there are refused at start."""
    text = """
        [prompts]
        catalogue = "none"
        recordings = "none"
        [asterisk]
        program = "menus.toml"
        [node]
        data_dir = "menus.toml"
        """
    found = problems(write(NEEDED.replace("[ivr]", '[ivr]\nmenus = "lost.toml"') + dedent(text)))
    assert [re.sub(r"^\d+: ", "", one.replace(f"{tmp_path}/", "")) for one in found] == [
        "ivr.menus: there is no file lost.toml. Name the file with the menus.",
        "prompts.catalogue: none does not exist. Check the path; nothing is downloaded.",
        "prompts.recordings: none does not exist. Check the path; nothing is downloaded.",
        "asterisk.program: menus.toml is no program that may be run. Name the file `asterisk`.",
        "node.data_dir: menus.toml is not a folder. Name a folder.",
    ]


def test_models_that_are_not_there_are_only_told(write: Callable[[str], Path], tmp_path: Path) -> None:
    """A disk with models that is not mounted must not keep the controller from taking calls."""
    file = write(NEEDED + '[transcription.models]\nar = "nowhere"\nen = "menus.toml"\n')
    assert [str(one).removeprefix(f"{file}:").replace(f"{tmp_path}/", "") for one in read(file).warnings] == [
        f"{LINES + 2}: transcription.models.ar: nowhere does not exist. Check the path; nothing is downloaded.",
        f"{LINES + 3}: transcription.models.en: menus.toml is not a folder. Name the folder, unpacked.",
    ]


def test_models_are_not_looked_at_without_an_engine(write: Callable[[str], Path]) -> None:
    """Who switched transcription off may leave the models' paths in the file."""
    text = '[transcription]\nengine = "none"\nmodels = { ar = "nowhere" }'
    assert read(write(NEEDED + text)).warnings == ()


def test_problems_of_the_menus_belong_to_the_error(write: Callable[[str], Path], tmp_path: Path) -> None:
    """Mistakes in both files are told at once, each with its own file."""
    file = write(NEEDED + "[sip]\nprot = 1")
    (tmp_path / "menus.toml").write_text(MENUS.replace("water", "watr"))
    with pytest.raises(ConfigurationError) as error:
        read(file)
    assert [(one.file, one.line) for one in error.value.problems] == [
        (file, LINES + 2),
        (tmp_path / "menus.toml", 3),
    ]


def test_everything_is_told_at_once(write: Callable[[str], Path]) -> None:
    """One load tells all mistakes, of form and of sense, in the order of the file."""
    file = write("""\
        [numbers.1111]
        menu = "main"
        [numbers.1112]
        queue = "wter"
        [queues.water]
        ring_seconds = 1
        recrd = true
        [agents.1001]
        name = 5
        queues = ["water", "none"]
        [ivr]
        operator_queue = "waters"
        [sip]
        port = 99999
        """)
    lines = [int(one.split(":")[0]) for one in problems(file, {"HOTLINE__X__Y": "1"})[1:]]
    assert lines == [4, 6, 7, 9, 12, 14]


def test_a_mistake_is_told_once(write: Callable[[str], Path]) -> None:
    """A value of the wrong kind does not also count as missing or as a contradiction."""
    found = problems(write(NEEDED.replace('menu = "main"', "menu = 5")))
    assert found == ["2: numbers.1111.menu: must be a text, not a number. Put it in quotes."]


def test_every_pattern_has_an_explanation() -> None:
    """No person is told a regular expression."""
    used = set()
    for module in (config_module, menu_module):
        for name in dir(module):
            for part in get_args(getattr(module, name)):
                if isinstance(part, FieldInfo):
                    used |= {one.pattern for one in part.metadata if getattr(one, "pattern", None)}
            one_type = getattr(module, name)
            if isinstance(one_type, type) and hasattr(one_type, "model_fields"):
                for hint in get_type_hints(one_type, include_extras=True).values():
                    used |= set(re.findall(r"pattern='([^']*)'", repr(hint).replace("\\\\", "\\")))
    assert len(used) >= 6
    assert used <= set(PATTERNS)
