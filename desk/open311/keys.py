"""Who may file: API keys, which are tokens for `open311`, and how much one of them may file."""

from collections import deque
from collections.abc import Callable

from hotline.desk.access import Access
from hotline.desk.problem_json import ProblemError
from hotline.desk.scopes import Scope

from .errors import Open311Error

HOUR = 3600.0


class Keys:
    """Knows the keys, and counts what each has filed within the last hour, since this process began."""

    def __init__(self, access: Access, limit: Callable[[], int], clock: Callable[[], float]) -> None:
        """`limit()` is how much a key may file within an hour, as the configuration says now."""
        self._access = access
        self._limit = limit
        self._clock = clock
        self._filed: dict[str, deque[float]] = {}

    def holder(self, key: str, address: str) -> str:
        """Return who holds the key. Raises `Open311Error`: 403, and 429 for an address that guesses."""
        if not key:
            raise Open311Error(403, "api_key was not provided: the discovery says who gives keys")
        try:
            return self._access.holder_of(key, address, Scope.OPEN311).name
        except ProblemError as problem:
            if problem.status == 429:
                raise Open311Error(429, problem.detail, headers=problem.headers) from None
            raise Open311Error(403, "api_key is not known, or not for filing requests") from None

    def count(self, holder: str) -> None:
        """Count a request of the holder. Raises `Open311Error` 429 for one too many."""
        now, limit = self._clock(), self._limit()
        filed = self._filed.setdefault(holder, deque())
        while filed and filed[0] <= now - HOUR:
            filed.popleft()
        if len(filed) >= limit:
            seconds = int(filed[0] + HOUR - now) + 1
            words = f"this key has filed {limit} requests within an hour: try again in {seconds} s"
            raise Open311Error(429, words, headers={"Retry-After": str(seconds)})
        filed.append(now)
