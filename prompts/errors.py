"""What can go wrong with prompts; every message is one that a person can act on."""

from collections.abc import Sequence

from hotline.problems import ConfigurationError, Problem


class CatalogueError(ConfigurationError):
    """A catalogue cannot be used; `problems` has every reason."""


class RenderError(RuntimeError):
    """A sound could not be made."""


class SynthesisError(RenderError):
    """No speech came from the synthetic voice."""


class StudioError(RenderError):
    """A studio recording cannot be used; `problems` has every reason."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
