"""What a token may be used for. Pure. docs/developer/http-api.md lists them."""

from enum import StrEnum


class Scope(StrEnum):
    """Each is one part of the API; writing includes reading."""

    MESSAGES = "messages"
    RECORDINGS = "recordings"
    TEXTS = "texts"
    POPS = "pops"
    CITIZENS_READ = "citizens:read"
    CITIZENS_WRITE = "citizens:write"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    CONTACTS_READ = "contacts:read"
    CONTACTS_WRITE = "contacts:write"
    ARTICLES_READ = "articles:read"
    ARTICLES_WRITE = "articles:write"
    OUTBOX = "outbox"
    #: The API key of an app that files requests by Open311.
    OPEN311 = "open311"
    #: Export and erase all about a citizen, read the audit.
    DATA_PROTECTION = "data-protection"


#: Reading is part of writing.
INCLUDED = {
    Scope.CITIZENS_READ: Scope.CITIZENS_WRITE,
    Scope.CASES_READ: Scope.CASES_WRITE,
    Scope.CONTACTS_READ: Scope.CONTACTS_WRITE,
    Scope.ARTICLES_READ: Scope.ARTICLES_WRITE,
}
