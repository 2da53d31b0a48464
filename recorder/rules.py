"""What of the configuration concerns those who record. Pure."""

from dataclasses import dataclass
from typing import Self

from hotline.config import Configuration


@dataclass(frozen=True, slots=True)
class Rules:
    """What is recorded, and when it pauses by itself."""

    #: Recording begins with the caller's consent, not only with the first talk.
    from_consent: bool = True
    #: Queues whose calls are not recorded.
    unrecorded: frozenset[str] = frozenset()
    #: Digits that a caller keys in a talk are left out until so long after the last one; 0: they are kept.
    pause_after_digit_seconds: float = 5.0
    #: What agents key in a talk to pause and to resume.
    pause_code: str = "*16"
    #: Below this free space nothing is begun.
    min_free_megabytes: int = 200

    @classmethod
    def of(cls, config: Configuration) -> Self:
        """Return the rules of a configuration."""
        recording = config.recording
        return cls(
            from_consent=recording.begins == "consent",
            unrecorded=frozenset(name for name, queue in config.queues.items() if not queue.record),
            pause_after_digit_seconds=recording.pause_after_digit_seconds,
            pause_code=config.feature_codes.recording,
            min_free_megabytes=recording.min_free_megabytes,
        )
