"""What can go wrong with a recording, for those who do not make it themselves."""


class NothingRecordedError(Exception):
    """Neither side has a single sample."""


class PlanError(ValueError):
    """The plan cannot be what happened: whoever tries again gets the same."""


class NotKeptError(Exception):
    """It cannot be kept now; the text says why, and how to mend it."""


class NotRecordedError(Exception):
    """There is nothing to pause: nobody talks, or the talk is not recorded; the text says which."""
