"""What sends text messages: whether its secret is there, and whether the message centre can be reached."""

import os
import socket
from collections.abc import Iterator

from hotline.config import Configuration
from hotline.config.bridge import Smpp

from .finding import Finding

WHAT = "text messages"

#: How long connecting may take, seconds.
CONNECT_SECONDS = 3.0


def text_messages(config: Configuration) -> Iterator[Finding]:
    """Yield what is found of the gateway or of the message centre; nothing where no texts are sent."""
    texts = config.text_messages
    if not texts.can_send:
        return
    variable = texts.token_variable if texts.smpp is None else texts.smpp.password_variable
    if variable is not None and not os.environ.get(variable, "").strip():
        detail = f"the environment variable {variable} is empty here: without it nothing is sent"
        yield Finding(WHAT, "warning", detail, "set it for the hotline's process, and for this command")
    if texts.smpp is not None:
        yield _centre(texts.smpp)


def _centre(smpp: Smpp) -> Finding:
    place = f"the message centre {smpp.host}:{smpp.port}"
    try:
        socket.create_connection((smpp.host, smpp.port), CONNECT_SECONDS).close()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        remedy = "check `text_messages.smpp`, and that the city's address is let in; texts wait until then"
        return Finding(WHAT, "warning", f"{place} cannot be reached: {reason}", remedy)
    return Finding(WHAT, "good", f"{place} can be reached")
