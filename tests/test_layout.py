"""Guards of the layout: what would break imports, packages or privacy long after the change that did it."""

import ast
import importlib
import queue
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINKED = (
    "ivr",
    "dialplans",
    "prompts",
    "queue",
    "voicemail",
    "recorder",
    "crm_bridge",
    "asterisk-conf",
    "desk",
)

#: Folders of this very machine, which no tracked file may name.
OURS = re.compile("|".join(rf"(?<![\w.]){re.escape(str(folder))}/" for folder in (ROOT, Path.home())))

#: Hosts that hand out packages; only the public ones may be named.
REGISTRY = re.compile(
    r"https?://(?:[^\s/\"'@]*@)?([\w.-]*(?:pypi|registry|mirror|artifact|nexus|proxy)[\w.-]*)"
)
PUBLIC_REGISTRIES = {"pypi.org", "registry.npmjs.org"}

#: How a module says that it knows no socket, clock or database; "pure, but for …" is none.
PURE = re.compile(r"\bPure[.:]")

#: Names that belong to nobody (RFC 2606).
NOBODYS = (".example", ".example.com", ".example.org", ".invalid", ".test")


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a checkout of the repository")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("name", LINKED)
def test_every_folder_is_linked_below_the_umbrella(name: str) -> None:
    """Each top-level folder is reached as hotline/<name> by a relative link."""
    link = ROOT / "hotline" / name
    assert link.is_symlink()
    assert link.readlink() == Path("..") / name
    assert link.resolve() == (ROOT / name).resolve()


@pytest.mark.parametrize("name", LINKED)
def test_no_linked_folder_is_a_package_of_its_own(name: str) -> None:
    """With an `__init__.py` the folder `queue` would take the place of the standard library's module."""
    assert not (ROOT / name / "__init__.py").exists()


def test_queue_is_the_standard_librarys() -> None:
    """`import queue` means Python's own module, here and in a program that is started from the root."""
    standard = Path(sysconfig.get_path("stdlib"))
    assert Path(str(queue.__file__)).is_relative_to(standard)
    found = subprocess.run(
        [sys.executable, "-c", "import queue; print(queue.__file__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).is_relative_to(standard)


def test_linked_code_has_one_name_only() -> None:
    """Code of a linked folder is imported as hotline.<folder>, and only so."""
    assert importlib.import_module("hotline.queue.live").__name__ == "hotline.queue.live"
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("queue.live")


@pytest.mark.parametrize(
    "name", ["demo/hotline.toml", "demo/menus.toml", "prompts/ar/catalogue.toml", "prompts/en/catalogue.toml"]
)
def test_resources_are_readable(name: str) -> None:
    """What is not Python is found beside the code, also through a link."""
    assert files("hotline").joinpath(name).read_text("utf-8")


def test_the_wheel_holds_every_file_of_the_product() -> None:
    """What is not Python must be named in pyproject.toml, or an installed hotline lacks it."""
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packed = {
        path for pattern in setuptools["package-data"]["hotline"] for path in (ROOT / "hotline").glob(pattern)
    }
    product = {ROOT / "hotline" / path.relative_to(ROOT) if path.relative_to(ROOT).parts[0] in LINKED else path
               for path in tracked_files() if path.relative_to(ROOT).parts[0] in {*LINKED, "hotline"}}  # fmt: skip
    sources = ROOT / "hotline" / "desk" / "front"  # of which desk/built is made
    data = {path for path in product if path.suffix != ".py" and not path.is_symlink() and path.exists()
            and not path.is_relative_to(sources)}  # fmt: skip
    assert sorted(str(path.relative_to(ROOT)) for path in data - packed) == []


@pytest.mark.parametrize("folder", ["asterisk-conf", "dialplans"])
def test_templates_are_readable(folder: str) -> None:
    """The templates of both kinds are there."""
    templates = [one.name for one in files("hotline").joinpath(folder).iterdir() if one.name.endswith(".j2")]
    assert templates


def test_no_absolute_imports_inside_a_linked_folder() -> None:
    """A folder imports itself relatively; only a sub-package names the folder above it in full."""
    wrong = [
        f"{path.relative_to(ROOT)}: {line}"
        for name in LINKED
        for path in (ROOT / name).glob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if re.match(rf"\s*(?:from|import) hotline\.{name}[.\s]", line)
    ]
    assert wrong == []


def tells_of_a_machine(line: str) -> bool:
    """Return whether the line names a folder of this machine or a registry that is not public."""
    hosts = {match[1].rstrip(".") for match in REGISTRY.finditer(line)} - PUBLIC_REGISTRIES
    return bool(OURS.search(line)) or any(not host.endswith(NOBODYS) for host in hosts)


def test_tracked_files_name_no_machine() -> None:
    """Nothing of the machine on which something was written is in the repository."""
    wrong = []
    for path in tracked_files():
        if path.is_symlink() or not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # audio and pictures
        wrong += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(text.splitlines(), 1)
            if tells_of_a_machine(line)
        ]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        (f"see {ROOT}/docs", True),
        (f"cd {Path.home()}/x", True),
        ("index-url = https://" + "user:word@pypi.city.net/simple", True),
        ("resolved: https://" + "npm-registry.city.net/jssip", True),
        ("https://pypi.org/project/vosk and https://registry.npmjs.org/jssip", False),
        ("https://mirror.example/debian", False),
        ("/var/lib/hotline", False),
    ],
)
def test_what_tells_of_a_machine(line: str, *, tells: bool) -> None:
    """The guard knows what it looks for."""
    assert tells_of_a_machine(line) is tells


def test_tracked_links_are_relative() -> None:
    """A link that names an absolute path works on one machine only."""
    wrong = [path for path in tracked_files() if path.is_symlink() and path.readlink().is_absolute()]
    assert wrong == []


def says_that_it_is_pure(path: Path) -> bool:
    """Return whether the description of a module says so, without reservation."""
    text = path.read_text("utf-8")
    return bool(PURE.search(text) and PURE.search(ast.get_docstring(ast.parse(text)) or ""))


def test_whatever_says_that_it_is_pure_is_guarded() -> None:
    """A module that is described as pure is named in the contract, which refuses it sockets, clocks and databases."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    pure = next(one for one in linter["contracts"] if one["name"] == "The core is pure")["source_modules"]
    code = [path.relative_to(ROOT) for path in tracked_files() if path.suffix == ".py" and path.exists()]
    said = [
        path for path in code if path.parts[0] in {*LINKED, "hotline"} and says_that_it_is_pure(ROOT / path)
    ]
    names = [".".join(path.with_suffix("").parts).removeprefix("hotline.") for path in said]
    missing = [f"hotline.{name}" for name in names if not guarded(f"hotline.{name}", pure)]
    assert missing == []


def guarded(module: str, pure: list[str]) -> bool:
    """Return whether a module or a package that holds it is among these."""
    return any(module == one or module.startswith(f"{one}.") for one in pure)
