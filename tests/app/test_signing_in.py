"""What doctor says of signing in, and the people of the demo."""

import datetime
import stat
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hotline.app.demo_users import demo_users, make_demo_users
from hotline.app.doctor_desk import signing_in
from hotline.app.web_address import web_url
from hotline.cli.up_users import sign_in_words
from hotline.clock import wall_clock
from hotline.config import Configuration
from hotline.config.desk import RoleName
from hotline.config.loader import DEMO, ConfigurationError, Loaded, load
from hotline.database import create_engine, database_url
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.users import Users
from hotline.desk.roles import Role
from hotline.journal import Journal
from hotline.secrets import Secrets


def configured(tmp_path: Path, **variables: str) -> Loaded:
    environment = {"HOTLINE__NODE__DATA_DIR": str(tmp_path / "data"), **variables}
    return load(DEMO, environment=environment)


def certificate(folder: Path, days: int) -> dict[str, str]:
    """Write a certificate that is good for so many days, and return the variables that name it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hotline.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - datetime.timedelta(days=100))
        .not_valid_after(now + datetime.timedelta(days=days, hours=1)).sign(key, hashes.SHA256())
    )  # fmt: skip
    (folder / "desk.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "desk.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return {
        "HOTLINE__WEB__CERTIFICATE": str(folder / "desk.pem"),
        "HOTLINE__WEB__KEY": str(folder / "desk.key"),
    }


def found(config: Configuration) -> list[tuple[str, str]]:
    return [(finding.verdict, finding.detail) for finding in signing_in(config)]


def test_on_loopback_nothing_is_missing(tmp_path: Path) -> None:
    """There is nothing to say of the demo as it comes."""
    assert found(configured(tmp_path).config) == []


def test_without_encryption_others_are_told_to_be_out(tmp_path: Path) -> None:
    """And the demo's people must not be reached from elsewhere."""
    (open_way, demo) = found(configured(tmp_path, HOTLINE__WEB__HOST="0.0.0.0").config)
    assert open_way == (
        "warning",
        "web.host is 0.0.0.0 without encryption: nobody can sign in from another machine",
    )
    assert "demo's users" in demo[1]


@pytest.mark.parametrize(
    ("days", "verdict", "words"),
    [(90, "good", "good for 90 days"), (5, "warning", "ends in 5 days"), (-5, "warning", "expired")],
)
def test_a_certificate_is_looked_at(tmp_path: Path, days: int, verdict: str, words: str) -> None:
    """How long it is good."""
    loaded = configured(tmp_path, **certificate(tmp_path, days))
    assert web_url(loaded.config) == "https://127.0.0.1:8111"
    ((seen, detail),) = found(loaded.config)
    assert seen == verdict
    assert words in detail


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"HOTLINE__WEB__CERTIFICATE": "/nowhere/desk.pem"}, "is missing beside the other"),
        ({"HOTLINE__WEB__CERTIFICATE": "/nowhere/x", "HOTLINE__WEB__KEY": "/nowhere/y"}, "there is no file"),
        (
            {"HOTLINE__WEB__CERTIFICATE": str(DEMO), "HOTLINE__WEB__KEY": str(DEMO)},
            "cannot be used with its key",
        ),
        ({"HOTLINE__DESK__URL": "https://city.example/desk"}, "more than the place of a server"),
        (
            {"HOTLINE__DESK__OIDC__ISSUER": "http://login.example", "HOTLINE__DESK__OIDC__CLIENT_ID": "x"},
            "is not https",
        ),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, variables: dict[str, str], words: str) -> None:
    """With the key that is wrong."""
    with pytest.raises(ConfigurationError, match=words):
        configured(tmp_path, **variables)


@pytest.fixture
def demo(tmp_path: Path, sqlite_template: Path) -> Loaded:
    """The demo, ready for its first start."""
    loaded = configured(tmp_path)
    loaded.paths.create()
    Secrets.load_or_create(loaded.paths.secrets, loaded.config.agents)
    loaded.paths.database.write_bytes(sqlite_template.read_bytes())
    return loaded


async def test_the_first_start_makes_the_demos_people(demo: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a password each, kept in the file of passwords; who changed it or was removed is left alone."""
    loaded = demo
    monkeypatch.setattr(Passwords, "hash", _quick)
    first = await make_demo_users(loaded)
    assert {role for person in first for role in person.user.roles} == set(Role)
    assert {person.user.agent for person in first} >= {"1001", "1002"}
    assert stat.S_IMODE(loaded.paths.secrets.stat().st_mode) == 0o600

    engine = create_engine(database_url(loaded.config, loaded.paths))
    journal = Journal(engine, "demo")
    users = Users(journal, engine, wall_clock)
    await users.set_password("maryam", "$hashed$", "admin")
    await users.remove("huda", "admin")
    await journal.close()
    await engine.dispose()

    second = {person.user.name: person.password for person in await make_demo_users(loaded)}
    expected = {person.user.name: person.password for person in first if person.user.name != "huda"}
    assert second == expected | {"maryam": None}
    assert "demo_users" not in repr(Secrets.load(loaded.paths.secrets))


async def _quick(_: object, password: str) -> str:
    return f"$hashed${len(password)}"


def test_roles_are_called_the_same_everywhere() -> None:
    """In the configuration and at the door."""
    assert set(RoleName.__args__) == set(Role)  # type: ignore[attr-defined]


def test_elsewhere_the_first_administrator_is_explained(tmp_path: Path) -> None:
    """No table of people, but the command that makes the first."""
    config = configured(tmp_path).config
    words = sign_in_words(config, [], "hotline", " --config x.toml")
    assert "hotline users add NAME --role administrator --config x.toml" in str(words)
    assert demo_users(config)[0].name == "aisha"
