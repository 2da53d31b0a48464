"""Loading the configuration: what is right, and what each mistake is told."""

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest

from hotline.config.loader import DEMO, ConfigurationError, Loaded, load
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
