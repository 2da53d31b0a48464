"""What can go wrong with a recording, for those who do not join its sides themselves."""


class NothingRecordedError(Exception):
    """Neither side has a single sample."""
