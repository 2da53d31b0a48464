"""The configuration with everything that it refers to: the file, the menus, and the prompts that these say."""

from pathlib import Path

from hotline.config_loader import Loaded, load
from hotline.prompts.catalogue import load_catalogues, prompt_ids


def load_whole(path: Path | None) -> Loaded:
    """Read and check the configuration, prompts included. Raises `ConfigurationError` and `OSError`."""
    loaded = load(path)
    catalogues = load_catalogues(loaded.config.node.languages, loaded.config.prompts.catalogue)
    return load(path, prompts=prompt_ids(catalogues))
