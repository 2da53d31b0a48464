"""The configuration with everything that it refers to: the file, the menus, and the prompts that these say."""

from pathlib import Path

from hotline.config.loader import Loaded, load
from hotline.prompts.catalogue import load_catalogues, prompt_ids
from hotline.toml_file import DISK, Files


def load_whole(path: Path | None, files: Files = DISK) -> Loaded:
    """Read and check the configuration, prompts included. Raises `ConfigurationError` and `OSError`."""
    loaded = load(path, files=files)
    catalogues = load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue, files)
    return load(path, prompts=prompt_ids(catalogues), files=files)
