"""What the agent's phone or desktop reads in the INVITE itself, where `screen_pop.sip_headers` wants it.

| header | value |
|---|---|
| `X-Case-Id` | the reference of the case that the call is about, where that is beyond doubt |
| `Call-Info` | `<screen_pop.call_url>;purpose=info` (RFC 3261, 20.9), with the call's identity in it |

Dial's `b` runs `hotline-pop` (`dialplans/parts/pops.conf.j2`) on the phone's channel first. Its arguments stand
in Dial's own, where commas, carets, parentheses, `$` and quotes mean something, and in a header, where line breaks
do. So only what consists of harmless signs is passed on, and nothing at all rather than something changed.
"""

import re
from urllib.parse import quote

import structlog

from .context import CallContext

#: References are digits, those of other systems letters, too.
_reference = re.compile(r"[0-9A-Za-z-]{1,40}", re.ASCII)

#: A URL without the signs that mean something to Dial (RFC 3986 has them all as `%xx`).
_url = re.compile(r"https?://[0-9A-Za-z._~:/?#@&=%+!*-]{1,1000}", re.ASCII)

log = structlog.get_logger()


def pop_headers(context: CallContext) -> str:
    """Return Dial's option that adds the headers; empty where none are wanted, or none are known."""
    settings = context.services.config.screen_pop
    if not settings.sip_headers:
        return ""
    case = _checked(_reference, context.services.case_of_call(context.call) or "", "reference")
    url = _checked(_url, call_url(settings.call_url, context.call), "URL")
    return f"b(hotline-pop^s^1({case}^{url}))" if case or url else ""


def call_url(template: str, call: str) -> str:
    """Return where a call is shown; the call's identity is escaped whole."""
    return template.replace("{call}", quote(call, safe=""))


def _checked(pattern: re.Pattern[str], value: str, what: str) -> str:
    if not value or pattern.fullmatch(value):
        return value
    log.warning("cannot stand in a SIP header, and is left out", what=what)
    return ""
