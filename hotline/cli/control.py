"""What the commands share that ask the running controller."""

from collections.abc import Mapping

from hotline.app.control_client import NotReachedError, ask
from hotline.app.control_wire import ControlError
from hotline.config.loader import Loaded

from .common import fail


def ask_or_exit(
    loaded: Loaded, command: str, arguments: Mapping[str, object] | None = None
) -> Mapping[str, object]:
    """Have the controller do a command and return what it tells; print why not and exit otherwise.

    The status is 1 where no controller answers, 2 where it refuses.
    """
    try:
        return ask(loaded.paths, command, arguments)
    except NotReachedError as error:
        fail(str(error))
    except ControlError as error:
        fail(str(error), status=2)
