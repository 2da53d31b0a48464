"""What is wrong with a database, in words for people: which, why, and how to mend it."""

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine


class DatabaseError(Exception):
    """The database cannot be used; the text says which, why, and how to mend it."""


def describe(engine_or_url: AsyncEngine | URL) -> str:
    """Return the database's address for people, without its password."""
    url = engine_or_url if isinstance(engine_or_url, URL) else engine_or_url.url
    return url.render_as_string(hide_password=True)


def explain(url: URL, error: BaseException) -> str:
    """Return in one sentence what is wrong with this database and how to mend it."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    reason = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    if url.get_backend_name() == "sqlite":
        return f"the database {url.database} cannot be used: {_sqlite_reason(reason)}"
    if is_away(cause):
        return (
            f"the PostgreSQL server at {url.host or 'its socket'}:{url.port or 5432} cannot be reached "
            f"({reason}): start it, or correct [database] url"
        )
    return f"the database {describe(url)} refuses us: {reason}; correct [database] url or the server's rights"


def is_away(error: BaseException) -> bool:
    """Tell whether the server is down or ended the connection (PostgreSQL, appendix A: SQLSTATE 08… and 57P…)."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    state = getattr(cause, "sqlstate", None) or ""
    # asyncpg's own InterfaceError ("connection is closed") has no state; importing it costs users of SQLite time.
    closed = type(cause).__name__ == "InterfaceError"
    return closed or state.startswith(("08", "57P")) or isinstance(cause, OSError | TimeoutError)


def _sqlite_reason(reason: str) -> str:
    remedies = {
        "unable to open database file": "let this user read and write the file and its folder",
        "readonly": "make the file and its folder writable for this user",
        "not a database": "the file is something else; move it away or correct [database] url",
        "locked": "another program holds it; end that program",
        "full": "free some space on this disk",
    }
    for word, remedy in remedies.items():
        if word in reason:
            return f"{reason}: {remedy}"
    return reason
