"""`hotline version`."""

import typer

from hotline import __version__


def version() -> None:
    """Print the version."""
    typer.echo(__version__)
