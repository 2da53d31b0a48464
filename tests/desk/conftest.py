"""The browser of a worker: one for all tests that ask for it, each of which has pages of its own."""

import shutil
from collections.abc import Generator, Iterator

import numpy as np
import pytest
import soundfile as sf
from playwright.sync_api import Browser, expect

from hotline.testing.browser import BrowserHome

#: As long as Playwright waits for everything else, milliseconds; by itself it gives what is expected five seconds.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserHome]:
    """The system's Chromium, whose microphone hears what swells like speech (its own beeps are clipped)."""
    chromium = shutil.which("chromium")  # `chromium-browser` is only the word of a snap
    if chromium is None:
        pytest.skip("Chromium is not installed (package chromium)")
    voice = tmp_path_factory.mktemp("microphone") / "voice.wav"
    time = np.arange(30 * 48_000) / 48_000
    noise = np.random.default_rng(1).standard_normal(time.size) * np.abs(np.sin(7 * time))
    sf.write(voice, 0.05 * noise, 48_000)
    home = BrowserHome(chromium, voice)
    yield home
    home.close()


@pytest.fixture(scope="session")
def browser(browser_home: BrowserHome) -> Browser:
    """The browser. A test that asks for it runs where it lives; fixtures, which do not, only hand it on."""
    return browser_home.browser


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Run tests with a browser in its thread."""
    home = pyfuncitem.funcargs.get("browser_home")
    if isinstance(home, BrowserHome):
        pyfuncitem.obj = home.at_home(pyfuncitem.obj)
    return (yield)
