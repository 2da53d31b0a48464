"""An operator of one machine who types `hotline prompts …`."""

from pathlib import Path

import numpy as np
import soundfile as sf
from typer.testing import CliRunner, Result

from hotline.cli.prompts import app
from hotline.prompts.speaking_time import expected_seconds

CONFIGURATION = """
[node]
languages = ["en"]
[numbers.1111]
menu = "main"
[queues.q]
[agents.1001]
name = "Aisha"
queues = ["q"]
[ivr]
operator_queue = "q"
menus = "menus.toml"
[prompts]
catalogue = "texts"
recordings = "recordings"
"""
MENUS = """
[menus.main]
prompts = ["main-menu", "festival"]
[menus.main.keys]
1 = { queue = "q" }
"""
TEXTS = """
[prompts]
festival = "The festival begins on Friday."
"""


class Operator:
    """Types commands in a folder with a configuration."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.texts = folder, folder / "texts/en/catalogue.toml"
        for name in ("texts/en", "recordings", "studio/en"):
            (folder / name).mkdir(parents=True)
        self.texts.write_text(TEXTS)
        (folder / "menus.toml").write_text(MENUS)
        (folder / "hotline.toml").write_text(CONFIGURATION)

    def types(self, *words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--config", str(self.folder / "hotline.toml")])

    def records(self, name: str, text: str, *, seed: int = 1, times: float = 1.0) -> Path:
        file = self.folder / "studio/en" / name
        length = int(16_000 * expected_seconds(text) * times)
        noise = np.random.default_rng(seed).standard_normal(length).clip(-2, 2) * 0.15
        sf.write(file, np.pad(noise, 3000), 16_000)
        return file
