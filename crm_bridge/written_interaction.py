"""The row of a contact that is no call: what was written to us or by us. Pure."""

from typing import Literal

from .interaction import Interaction


def written(
    contact: str,
    *,
    at: float,
    channel: str,
    direction: Literal["in", "out"],
    address: str | None,
    citizen: int | None,
    language: str | None,
    reference: str | None,
    subject: str | None,
    dialled: str | None = None,
    queue: str | None = None,
) -> Interaction:
    """Return it; empty words are None."""
    is_theirs = direction == "in"
    return Interaction(
        id=contact,
        channel=channel,
        direction=direction,
        started_at=at,
        ended_at=at,
        address=address or None,
        citizen=citizen,
        dialled=dialled or None,
        language=language,
        queue=queue,
        agent=None,
        agents=(),
        wait_seconds=None,
        ring_attempts=0,
        missed=0,
        talk_seconds=0.0,
        hold_seconds=0.0,
        outcome="received" if is_theirs else "sent",
        ended_by="caller" if is_theirs else "hotline",
        recording=None,
        recording_seconds=None,
        message=None,
        message_seconds=None,
        transcribed=False,
        reference=reference,
        subject=subject or None,
    )
