"""The passwords of one node: made at the first start, kept in one file that nobody else can read."""

import fcntl
import secrets as random_source
from collections.abc import Iterable
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


class Secrets(msgspec.Struct, frozen=True, kw_only=True):
    """All passwords of a node. Printing it does not show them."""

    #: The controller's password at Asterisk's manager interface.
    ami_password: str
    #: SIP passwords by the agents' keys; agents who left keep theirs, should they come back.
    agents: dict[str, str]
    #: Tokens of the API by name of who holds them. The operator may add more by hand.
    api_tokens: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"Secrets(ami_password=…, agents={sorted(self.agents)}, api_tokens={sorted(self.api_tokens)})"

    @classmethod
    def load_or_create(cls, path: Path, agents: Iterable[str]) -> "Secrets":
        """Return the passwords in `path`; make those that are missing, also for new agents.

        Two processes that do so at the same time get the same passwords. Raises `SecretsError`.
        """
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with path.with_suffix(".lock").open("w", encoding="ascii") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                return cls._load_or_create(path, agents)
        except OSError as error:
            raise SecretsError(
                f"the passwords in {path} cannot be read or written: {error.strerror}"
            ) from error

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
        )
        replace_file(path, msgspec.json.format(msgspec.json.encode(new), indent=2) + b"\n")
        return new

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
        if not all((known.ami_password, *known.agents.values(), *known.api_tokens.values())):
            raise SecretsError(f"{path} holds an empty password: remove that entry to get a new one")
        return known


def make_password() -> str:
    """Return a new random password."""
    return "".join(random_source.choice(ALPHABET) for _ in range(LENGTH))
