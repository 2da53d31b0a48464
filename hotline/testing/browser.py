"""One Chromium for many tests, and what axe-core finds on its pages.

Playwright's synchronous API runs a loop of its own within greenlets of the thread where it was started. In the tests'
own thread it would stand in the way of every test that has a loop, so the browser lives in a thread apart, and whatever
uses it runs there: `home.run(test)`.
"""

import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

#: The rules of accessibility, as the front end's packages bring them.
AXE = Path(__file__).resolve().parents[2] / "desk" / "front" / "node_modules" / "axe-core" / "axe.min.js"

#: WCAG 2.2, levels A and AA.
_READ = """async (exclude) => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await axe.run({ exclude }, { runOnly, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}"""

#: Pages may use a microphone without asking; it hears what a file says.
_MICROPHONE = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")

P = ParamSpec("P")
T = TypeVar("T")


class BrowserHome:
    """A browser and the thread where it lives."""

    def __init__(self, program: str, microphone: Path) -> None:
        """Start it; `microphone` is a WAV file that it hears again and again."""
        self._thread = ThreadPoolExecutor(1, "browser")
        options = ["--no-sandbox", *_MICROPHONE, f"--use-file-for-fake-audio-capture={microphone}"]

        def open_browser() -> Browser:
            self._playwright = sync_playwright().start()
            try:
                return self._playwright.chromium.launch(executable_path=program, args=options)
            except Exception:
                self._playwright.stop()
                raise

        self.browser = self._thread.submit(open_browser).result()

    def at_home(self, work: Callable[P, T]) -> Callable[P, T]:
        """Return the same work, done where the browser lives; the pages that it opened are closed after it."""

        def work_and_tidy(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return work(*args, **kwargs)
            finally:
                for context in self.browser.contexts:
                    context.close()

        @functools.wraps(work)
        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            return self._thread.submit(work_and_tidy, *args, **kwargs).result()

        return run

    def close(self) -> None:
        """End it."""
        self._thread.submit(self.browser.close).result()
        self._thread.submit(self._playwright.stop).result()
        self._thread.shutdown()


def axe_core() -> Path:
    """Return the script of axe-core; fails the test where it is not installed: no page passes unread."""
    if not AXE.is_file():
        pytest.fail("axe-core is not installed: scripts/setup --for-tests brings it", pytrace=False)
    return AXE


def faults(page: Page, *but: str) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA on a page, but for what these selectors name.

    Of hundreds of rows that are made alike a few are enough. Fails the test as `axe_core` does.
    """
    script = axe_core()
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=script)
    found: list[str] = page.evaluate(_READ, list(but))
    return found
