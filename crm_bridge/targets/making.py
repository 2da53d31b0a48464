"""Makes the adapter of a target as the configuration has it."""

from dataclasses import dataclass

from hotline.config.bridge import Target

from .chatwoot import Chatwoot
from .http import Http
from .names import Names
from .open311 import Open311
from .port import TargetPort
from .webhook import Webhook
from .zammad import Zammad


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter with its connections, which are to be closed."""

    port: TargetPort
    http: Http


def make_adapter(target: Target, names: Names) -> Adapter:
    """Return the adapter; nothing is asked yet, and a missing secret is told with the first delivery."""
    http = Http(target)
    return Adapter(_port(target, http, names), http)


def _port(target: Target, http: Http, names: Names) -> TargetPort:
    if target.kind == "open311":
        return Open311(http, names, target.options)
    if target.kind == "zammad":
        return Zammad(http, names, target.options)
    if target.kind == "chatwoot":
        return Chatwoot(http, names, target.options)
    return Webhook(http)
