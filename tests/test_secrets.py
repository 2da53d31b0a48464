"""The file with the passwords."""

import json
import multiprocessing
from pathlib import Path

import pytest

from hotline.secrets import ALPHABET, LENGTH, ApiToken, Secrets, SecretsError


def load(path: Path, *agents: str) -> Secrets:
    return Secrets.load_or_create(path, agents)


def test_the_first_start_makes_passwords_that_only_we_can_read(tmp_path: Path) -> None:
    """A new file has one password for AMI and one for each agent, all different, and mode 600."""
    path = tmp_path / "var" / "secrets.json"
    made = load(path, "1001", "1002")
    passwords = [made.ami_password, *made.agents.values()]
    assert len(set(passwords)) == 3
    assert all(len(password) == LENGTH and set(password) <= set(ALPHABET) for password in passwords)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_later_start_finds_the_same_passwords(tmp_path: Path) -> None:
    """Telephones that were set up once stay set up."""
    path = tmp_path / "secrets.json"
    assert load(path, "1001") == load(path, "1001")


def test_a_new_agent_gets_a_password_and_an_old_one_keeps_it(tmp_path: Path) -> None:
    """Agents come and go; nobody else's telephone has to be touched."""
    path = tmp_path / "secrets.json"
    before = load(path, "1001", "1002")
    after = load(path, "1002", "1003")
    assert after.agents["1001"] == before.agents["1001"]
    assert after.agents["1002"] == before.agents["1002"]
    assert after.ami_password == before.ami_password
    assert set(after.agents) == {"1001", "1002", "1003"}


def test_a_file_that_others_could_read_is_closed(tmp_path: Path) -> None:
    """A mode that a careless copy gave is mended."""
    path = tmp_path / "secrets.json"
    load(path, "1001")
    path.chmod(0o644)
    load(path, "1001")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "{", '{"agents": {}}', '{"ami_password": 5, "agents": {}}', "\xff"])
def test_a_damaged_file_is_never_replaced_silently(tmp_path: Path, content: str) -> None:
    """New passwords would lock every telephone out: the operator decides, told file and remedy."""
    path = tmp_path / "secrets.json"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(SecretsError, match=r"secrets\.json is damaged .* restore it from a backup"):
        load(path, "1001")
    assert path.read_text(encoding="latin-1") == content


def test_an_empty_password_is_refused(tmp_path: Path) -> None:
    """An empty password would let anybody in."""
    path = tmp_path / "secrets.json"
    path.write_text(json.dumps({"ami_password": "x", "agents": {"1001": ""}}))
    with pytest.raises(SecretsError, match="empty password"):
        load(path, "1001")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The message has the path and the system's reason."""
    (tmp_path / "file").touch()
    with pytest.raises(SecretsError, match=r"file/secrets\.json cannot be read or written"):
        load(tmp_path / "file" / "secrets.json", "1001")


def test_printing_it_shows_no_password(tmp_path: Path) -> None:
    """Neither a log line nor a traceback tells a password."""
    made = load(tmp_path / "secrets.json", "1001")
    for shown in (repr(made), str(made), f"{made}"):
        assert made.ami_password not in shown
        assert made.agents["1001"] not in shown


def _load_in_child(path: Path) -> str:
    return load(path, "1001").ami_password


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    """Two first starts at the same moment end with one set of passwords."""
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert len(set(pool.map(_load_in_child, [tmp_path / "secrets.json"] * 4))) == 1


def test_the_first_start_makes_a_token_for_the_api(tmp_path: Path) -> None:
    """A file of an earlier version gets one too, and what the operator added stays."""
    path = tmp_path / "secrets.json"
    path.write_text('{"ami_password": "a", "agents": {"1001": "b"}}', encoding="ascii")
    path.chmod(0o600)
    made = load(path, "1001")
    token = made.api_tokens["api"]
    assert isinstance(token, str)
    assert len(token) == LENGTH
    assert (made.ami_password, made.agents) == ("a", {"1001": "b"})
    assert token not in repr(made)
    file = json.loads(path.read_text(encoding="ascii"))
    file["api_tokens"]["crm"] = "mine"
    path.write_text(json.dumps(file), encoding="ascii")
    assert load(path, "1001", "1002").api_tokens == made.api_tokens | {"crm": "mine"}


def test_a_token_with_scopes_is_given_and_taken_away(tmp_path: Path) -> None:
    """Others keep theirs, and printing shows none."""
    path = tmp_path / "secrets.json"
    first = load(path, "1001")
    token = ApiToken(token="crm-token", scopes=("cases:read",))
    Secrets.set_token(path, "crm", token)
    given = load(path, "1001")
    assert given.api_tokens == first.api_tokens | {"crm": token}
    assert "crm-token" not in repr(given) + repr(token)
    assert path.stat().st_mode & 0o777 == 0o600
    Secrets.set_token(path, "crm", None)
    assert load(path, "1001") == first


def test_no_token_is_given_before_the_first_start(tmp_path: Path) -> None:
    """There is nothing to add it to."""
    with pytest.raises(SecretsError, match="start the hotline once"):
        Secrets.set_token(tmp_path / "secrets.json", "crm", None)
