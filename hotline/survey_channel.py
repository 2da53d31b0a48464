"""The name of the channel on which a citizen is called for a survey. Pure."""

#: What the dialplan says was dialled in such a call (`dialplans/parts/surveys.conf.j2`): no number, so nobody can.
DIALLED = "survey"

_SIGN = "-v"


def invitation_channel(survey: str, attempt: int) -> str:
    """Return the Uniqueid that the channel of this attempt gets."""
    return f"{survey}{_SIGN}{attempt}"


def survey_of_channel(channel: str) -> str:
    """Return the survey (the call that is rated) for which a channel was made."""
    return channel.rpartition(_SIGN)[0]
