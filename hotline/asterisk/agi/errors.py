"""What can go wrong in an AGI session. Messages never hold what a caller typed or is called."""


class AgiError(Exception):
    """Asterisk refused a command or could not do it: the script or its files are at fault, not the caller."""


class CallerHungUp(Exception):  # noqa: N818 - an everyday way for a call to end, not an error
    """The caller's channel is gone; only variables, EXEC and NOOP still work in this session."""


class AgiConnectionLost(CallerHungUp):
    """The connection to Asterisk is gone, and with it everything that this session could still do."""


class AgiProtocolError(Exception):
    """What the peer sends is not AGI, or is too long; this connection must be closed."""
