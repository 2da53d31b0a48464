"""Surveys: what citizens say of the service."""

from typing import Literal

from .kinds import CallEvent, Event


class SurveyOffered(CallEvent, frozen=True, kw_only=True):
    """The caller was asked whether to rate the service after the talk."""

    agreed: bool


class SurveyEvent(Event, frozen=True, kw_only=True):
    """A fact about one survey."""

    #: The call that is rated; each is rated once.
    survey: str


class SurveyInvited(SurveyEvent, frozen=True, kw_only=True):
    """The citizen is asked later; committed before the call or the text goes out."""

    by: Literal["call-back", "text"]
    #: E.164.
    number: str
    attempt: int = 1


class SurveyInvitationFailed(SurveyEvent, frozen=True, kw_only=True):
    """The citizen could not be asked; tried again `again_at` if that is set."""

    by: Literal["call-back", "text"]
    reason: str
    again_at: float | None = None


class SurveyAnswered(SurveyEvent, frozen=True, kw_only=True):
    """The citizen gave a mark; the last one counts."""

    #: 1 (bad) to 5 (good).
    score: int
    by: Literal["call", "call-back", "text"]
    queue: str
    #: Who talked with the citizen last; None where nobody did.
    agent: str | None
    #: The case of the call; None without one.
    reference: str | None = None


class SurveyCommentLeft(SurveyEvent, frozen=True, kw_only=True):
    """The citizen said something to it."""

    #: Relative to the folder of messages.
    path: str
    seconds: float
    language: str
