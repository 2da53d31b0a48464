"""What can go wrong with the journal."""


class JournalError(Exception):
    """The journal could not do what was asked."""


class JournalUnavailableError(JournalError):
    """The database cannot be written at the moment; what was appended is kept and tried again."""


class JournalFullError(JournalError):
    """Too many events wait for a database that cannot be written; this one was refused."""


class JournalClosedError(JournalError):
    """The journal was closed before the event could be written."""
