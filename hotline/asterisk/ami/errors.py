"""What can go wrong on the way to Asterisk and back.

No message carries a header's value: values are telephone numbers and names.
"""


class AmiError(Exception):
    """Something went wrong between the controller and Asterisk's manager interface."""


class AmiNotConnected(AmiError):  # noqa: N818  # says what happened
    """There is no logged-in connection now, so that the action was not sent."""


class AmiConnectionLost(AmiError):  # noqa: N818  # says what happened
    """The connection ended before the reply came.

    Nobody knows whether Asterisk carried out the action. It is never sent again by itself: look at the
    channels after the reconnection and decide.
    """


class AmiTimeout(AmiError):  # noqa: N818  # says what happened
    """No complete reply came in time. Nobody knows whether Asterisk did, or will, carry out the action."""


class AmiAuthenticationError(AmiError):
    """Asterisk refused user name or password. The client does not try again."""


class AmiUnreachable(AmiError):  # noqa: N818  # says what happened
    """No logged-in connection to a booted Asterisk could be made in time."""
