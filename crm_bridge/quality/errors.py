"""What goes wrong with assessments, in words for people."""


class QualityError(Exception):
    """It cannot be done; the text says why."""

    def __init__(self, message: str, *, missing: bool = False, forbidden: bool = False) -> None:
        """`missing`: there is no such thing; `forbidden`: not for who asked."""
        super().__init__(message)
        self.missing = missing
        self.forbidden = forbidden


class OvertakenError(QualityError):
    """Somebody saved it meanwhile."""

    def __init__(self) -> None:
        super().__init__("it was saved in another window meanwhile: load it again, then save")
