"""The tokens of the API as they are in the file now: one that is given or taken away counts at once."""

from collections.abc import Mapping
from pathlib import Path

import structlog

from hotline.secrets import ApiToken, Secrets, SecretsError

log = structlog.get_logger()


class TokenFile:
    """Reads the file with the passwords again when it was changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_at: int | None = None
        self._tokens: Mapping[str, str | ApiToken] = {}

    def __call__(self) -> Mapping[str, str | ApiToken]:
        """Return the tokens; those of before where the file cannot be read, which is logged once a change."""
        try:
            changed_at = self._path.stat().st_mtime_ns
            if changed_at != self._read_at:
                self._read_at = changed_at
                secrets = Secrets.load(self._path)
                if secrets is not None:
                    self._tokens = secrets.api_tokens
        except (OSError, SecretsError) as error:
            log.error("api: the tokens cannot be read", file=str(self._path), problem=str(error))
        return self._tokens
