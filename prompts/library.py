"""Where the rendered prompts lie, for whoever plays them."""

from collections.abc import Collection, Iterable
from pathlib import Path


class PromptLibrary:
    """The sound files of each language: `sounds/ar/welcome.wav` and the same in other formats."""

    def __init__(self, sounds: Path, languages: Collection[str]) -> None:
        self._sounds = sounds.absolute()
        self._folders = {language: self._sounds / language for language in languages}

    def path(self, language: str, prompt: str) -> str:
        """Return the absolute path without extension, as Asterisk wants it; Asterisk chooses the best format.

        Raises `ValueError` for a language that is not configured.
        """
        return str(self._folder(language) / prompt)

    def sound(self, name: str) -> str:
        """Return the path, as `path` does, of a sound that is named relative to the folder of sounds."""
        return str(self._sounds / name)

    def missing(self, prompts: Iterable[str]) -> list[Path]:
        """Return the files that would be played and do not exist, over all languages.

        Look before the first call: Asterisk itself says nothing, or speaks another language.
        """
        wanted = sorted(set(prompts))
        files = [folder / f"{prompt}.wav" for folder in self._folders.values() for prompt in wanted]
        return [file for file in files if not file.is_file()]

    def _folder(self, language: str) -> Path:
        folder = self._folders.get(language)
        if folder is None:
            message = f"the language `{language}` is not configured; there are: {', '.join(self._folders)}"
            raise ValueError(message)
        return folder
