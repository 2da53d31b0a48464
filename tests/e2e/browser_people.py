"""People at browsers: whoever works at the desk, and citizens. Each browser's microphone says a tone of its own."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, Playwright, expect

from tests.e2e.browser import hears, tone
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: How long a page may take to show what is asked for, milliseconds: the machine may have much else to do.
PATIENCE = 30_000

#: How sure the ear must be of a tone, hertz: two lines of the spectrum.
NEAR = 10.0

#: Notes when the page first shows the caller, and when the answer button.
WATCH = """() => {
  window.firstSeen = {};
  const look = () => {
    for (const [what, where] of [["pop", ".caller-card"], ["ring", "#answer"]]) {
      if (document.querySelector(where)) window.firstSeen[what] ??= performance.now();
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""


@asynccontextmanager
async def browser_that_says(
    playwright: Playwright, folder: Path, hertz: float, program: Path | None = None, *further: str
) -> AsyncIterator[Browser]:
    """Run Chromium; whatever page uses the microphone hears a tone of so many hertz.

    `program` runs it, where it is not to run on this machine, with these further arguments.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("not installed: chromium (scripts/test installs what it needs)")
    browser = await playwright.chromium.launch(
        executable_path=program or chromium,
        args=[
            "--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-audio-capture={tone(folder / f'{hertz:g}.wav', hertz)}", *further,
        ],
    )  # fmt: skip
    try:
        yield browser
    finally:
        await browser.close()


class Somebody:
    """A person with pages of their own: cookies, storage, microphone."""

    def __init__(self, system: HotlineSystem, browser: Browser, context: BrowserContext) -> None:
        self.system = system
        self.browser = browser
        self.context = context
        self.address = f"http://127.0.0.1:{system.ports.web}"
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)

    @classmethod
    async def at(cls, browser: Browser, system: HotlineSystem) -> "Somebody":
        """Sit down at a browser."""
        # `bypass_csp`: axe-core is put into pages that let in nothing but their own scripts.
        context = await browser.new_context(locale="en-GB", bypass_csp=True)
        return cls(system, browser, context)

    async def opens(self, path: str) -> Page:
        """Open a page in a tab of its own."""
        page = await self.context.new_page()
        await page.goto(self.address + path)
        return page

    async def signs_in(self, user: str, then: str = "/desk/") -> Page:
        """Sign in by the page as one of the demo's people; return where it leads."""
        page = await self.opens(then)
        await page.get_by_label("User").fill(user)
        passwords = json.loads(self.system.paths.secrets.read_text())["demo_users"]
        await page.get_by_label("Password").fill(passwords[user])
        await page.keyboard.press("Enter")
        await page.wait_for_url(lambda url: "sign-in" not in url)
        return page


async def takes_calls(page: Page) -> None:
    """Choose the browser as the telephone, try the headset, and be ready for calls; like a newcomer."""
    await page.get_by_role("button", name="Use this browser as the telephone").click()
    dialog = page.get_by_role("dialog", name="Microphone and loudspeaker")
    await expect(dialog.get_by_text("Your voice is heard.")).to_be_visible(timeout=PATIENCE)
    await dialog.get_by_role("button", name="Done").click()
    await expect(page.get_by_text("Telephone in this browser")).to_be_visible(timeout=PATIENCE)
    await page.get_by_role("button", name="Take calls", exact=True).click()
    await is_ready(page)


async def is_ready(page: Page) -> None:
    """Wait until the agent's page says that calls may come."""
    await expect(page.locator(".state-name")).to_have_text("Ready for calls", timeout=PATIENCE)


async def wraps_up(page: Page) -> None:
    """End the wrap-up by keyboard, as soon as there is one."""
    await expect(page.locator(".state-name")).to_have_text("Wrap-up", timeout=PATIENCE)
    await page.keyboard.press("Alt+W")
    await is_ready(page)


async def rings(page: Page) -> None:
    """Wait until a page of an agent offers to answer."""
    await expect(page.locator("#answer")).to_be_visible(timeout=PATIENCE)


async def answers(page: Page) -> None:
    """Answer by keyboard."""
    await rings(page)
    await page.keyboard.press("Alt+A")


async def hear_each_other(one: Page, says: float, other: Page, other_says: float) -> None:
    """Wait until each of two pages hears the tone of the other's microphone, measured at the loudspeaker."""
    await hears_tone(one, other_says)
    await hears_tone(other, says)


async def hears_tone(page: Page, hertz: float) -> None:
    """Wait until a tone is the loudest that a page hears."""

    async def is_near() -> bool:
        return abs(await hears(page) - hertz) < NEAR

    await eventually(is_near, f"{hertz:g} Hz at {page.url}", within=8)


async def calls_1111(page: Page) -> None:
    """Call from the citizens' page."""
    await page.goto(page.url.split("#")[0] + "#call")
    await page.reload()
    await page.get_by_role("button", name="Call 1111").last.click()


async def hangs_up(page: Page) -> None:
    """End the call of a page."""
    await page.get_by_role("button", name="Hang up", exact=True).click()
