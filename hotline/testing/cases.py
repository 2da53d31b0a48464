"""A case store and a voice in memory, for tests of the status by telephone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hotline.clock import Clock
from hotline.events import CaseReopened, CaseStatusChanged, Event, StatusAsked


@dataclass(frozen=True)
class FakeNote:
    """What a department wrote for the citizen."""

    text: str
    language: str = "en"


@dataclass(frozen=True)
class FakeCase:
    """A case; the fields are those of the real one."""

    reference: str
    status: str = "in progress"
    caller: str | None = None
    department: str | None = None
    owner: str | None = None
    queue: str | None = None
    due_at: float | None = None
    public_note: FakeNote | None = None
    response_due_at: float | None = None
    duplicate_of: str | None = None

    @property
    def is_done(self) -> bool:
        """Nobody works on it any more."""
        return self.status in {"solved", "closed"}

    @property
    def can_be_reopened(self) -> bool:
        """The citizen may say that it is not done."""
        return self.is_done


@dataclass(frozen=True)
class FakeAnswer:
    """What a question found."""

    case: FakeCase | None
    refused: bool = False


@dataclass
class FakeCases:
    """Cases that a test has put into `known`."""

    append: Callable[[Event], object]
    clock: Clock
    #: By reference.
    known: dict[str, FakeCase] = field(default_factory=dict)
    #: No answers are given any more.
    refuses: bool = False
    #: Set to have every question fail with it.
    error: Exception | None = None

    def add(self, case: FakeCase) -> FakeCase:
        """Put a case into the store, or in the place of the one with its reference."""
        self.known[case.reference] = case
        return case

    def is_reference(self, digits: str) -> bool:
        """Take four digits whose sum is even for a reference."""
        return len(digits) == 4 and sum(map(int, digits)) % 2 == 0

    async def has_cases(self, caller: str) -> bool:
        """Return whether the number has cases. Raises `error`."""
        self._fail()
        return any(case.caller == caller for case in self.known.values())

    async def ask(self, call: str, caller: str | None, digits: str) -> FakeAnswer:
        """Look for a case and write that it was asked for. Raises `error`."""
        self._fail()
        case = None if self.refuses else self.known.get(digits) or self._by_number(caller, digits)
        by = StatusAsked(
            at=self.clock(), call=call, by="reference" if self.is_reference(digits) else "number",
            reference=case.reference if case else None,
        )  # fmt: skip
        self.append(by)
        return FakeAnswer(case, self.refuses)

    async def find(self, reference: str) -> FakeCase | None:
        """Return a case. Raises `error`."""
        self._fail()
        return self.known.get(reference)

    async def reopen(self, reference: str, call: str) -> bool:
        """Reopen a case that is done. Raises `error`."""
        self._fail()
        case = self.known[reference]
        if not case.can_be_reopened:
            return False
        self.add(replace(case, status="reopened", due_at=None))
        at = self.clock()
        self.append(CaseReopened(at=at, reference=reference, by="citizen", call=call))
        self.append(CaseStatusChanged(at=at, reference=reference, by="citizen", status="reopened"))
        return True

    def _by_number(self, caller: str | None, digits: str) -> FakeCase | None:
        own = (case for case in self.known.values() if caller is not None and case.caller == caller)
        return next((case for case in own if case.reference.endswith(digits)), None)

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


@dataclass
class FakeTexts:
    """Speaks texts at once: the sound's name tells language and text."""

    #: Languages without a voice, or without time.
    silent: set[str] = field(default_factory=set)
    #: What was asked for before it was needed.
    prepared: list[str] = field(default_factory=list)

    def prepare(self, language: str, text: str) -> None:
        """Note it."""
        self.prepared.append(f"{language}/{text}")

    async def sound(self, language: str, text: str) -> str | None:
        """Return a name, unless the language is silent."""
        return None if language in self.silent else f"spoken/{language}/{text.replace(' ', '-')}"
