"""What can go wrong with AudioSocket."""


class AudioSocketProtocolError(Exception):
    """The peer does not speak AudioSocket; the connection must be closed."""
