"""The passwords of one node: made at the first start, kept in one file that nobody else can read."""

import contextlib
import fcntl
import secrets as random_source
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import structlog

from hotline.files import replace_file

log = structlog.get_logger()

#: Letters and digits that nobody mistakes for each other when typing them into a telephone.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

#: 20 of 31 signs: 99 bits.
LENGTH = 20

#: Who holds the token of the API that the first start makes.
FIRST_HOLDER = "api"


class SecretsError(RuntimeError):
    """The file with the passwords cannot be used; the message says how to mend it."""


class ApiToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token of the API that is good for some things only. Printing it does not show it."""

    token: str
    #: Values of `desk/scopes.py`.
    scopes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"ApiToken(scopes={self.scopes})"


class Secrets(msgspec.Struct, frozen=True, kw_only=True):
    """All passwords of a node. Printing it does not show them."""

    #: The controller's password at Asterisk's manager interface.
    ami_password: str
    #: SIP passwords by the agents' keys; agents who left keep theirs, should they come back.
    agents: dict[str, str]
    #: Tokens of the API by name of who holds them; a text is good for everything.
    api_tokens: dict[str, str | ApiToken] = {}
    #: Passwords of the demo's users by name; a real hotline has none, and keeps only their hashes in the database.
    demo_users: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"Secrets(ami_password=…, agents={sorted(self.agents)}, api_tokens={sorted(self.api_tokens)})"

    @classmethod
    def load_or_create(cls, path: Path, agents: Iterable[str]) -> "Secrets":
        """Return the passwords in `path`; make those that are missing, also for new agents.

        Two processes that do so at the same time get the same passwords. Raises `SecretsError`.
        """
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _locked(path):
                return cls._load_or_create(path, agents)
        except OSError as error:
            raise _unusable(path, error) from error

    @classmethod
    def _load_or_create(cls, path: Path, agents: Iterable[str]) -> "Secrets":
        known = cls.load(path)
        missing = [key for key in agents if known is None or key not in known.agents]
        if known is not None and not missing and known.api_tokens:
            return known
        new = cls(
            ami_password=known.ami_password if known else make_password(),
            agents={**(known.agents if known else {}), **{key: make_password() for key in missing}},
            api_tokens=(known.api_tokens if known else None) or {FIRST_HOLDER: make_password()},
            demo_users=known.demo_users if known else {},
        )
        new._write(path)
        return new

    @classmethod
    def demo_passwords(cls, path: Path, users: Iterable[str]) -> dict[str, str]:
        """Return the passwords of the demo's users; make those that are missing. Raises `SecretsError`."""
        try:
            with _locked(path):
                known = cls.load(path)
                if known is None:
                    raise FileNotFoundError(path)
                missing = {name: make_password() for name in users if name not in known.demo_users}
                passwords = {**known.demo_users, **missing}
                if missing:
                    msgspec.structs.replace(known, demo_users=passwords)._write(path)
                return passwords
        except FileNotFoundError as error:
            raise SecretsError(f"there is no {path}: start the hotline once") from error
        except OSError as error:
            raise _unusable(path, error) from error

    def _write(self, path: Path) -> None:
        replace_file(path, msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n")

    @classmethod
    def set_token(cls, path: Path, holder: str, token: ApiToken | None) -> None:
        """Give a holder a token, or take it away (None). Raises `SecretsError` where there is no file yet."""
        try:
            with _locked(path):
                known = cls.load(path)
                if known is None:
                    raise FileNotFoundError(path)
                tokens = {name: one for name, one in known.api_tokens.items() if name != holder}
                if token is not None:
                    tokens[holder] = token
                msgspec.structs.replace(known, api_tokens=tokens)._write(path)
        except FileNotFoundError as error:
            raise SecretsError(f"there is no {path}: start the hotline once") from error
        except OSError as error:
            raise _unusable(path, error) from error

    @classmethod
    def load(cls, path: Path) -> "Secrets | None":
        """Return the passwords in `path`, None where there is no file. Raises `SecretsError` and `OSError`."""
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        if path.stat().st_mode & 0o077:
            log.warning("others could read the passwords; closed the file", file=str(path))
            path.chmod(0o600)
        try:
            known = msgspec.json.decode(content, type=cls)
        except msgspec.DecodeError as error:
            raise SecretsError(
                f"{path} is damaged ({error}): restore it from a backup, or remove it to get new passwords "
                "(every agent's telephone then needs its new one)"
            ) from error
        tokens = (one if isinstance(one, str) else one.token for one in known.api_tokens.values())
        if not all((known.ami_password, *known.agents.values(), *tokens)):
            raise SecretsError(f"{path} holds an empty password: remove that entry to get a new one")
        return known


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.with_suffix(".lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _unusable(path: Path, error: OSError) -> SecretsError:
    return SecretsError(f"the passwords in {path} cannot be read or written: {error.strerror}")


def make_password() -> str:
    """Return a new random password."""
    return "".join(random_source.choice(ALPHABET) for _ in range(LENGTH))
