"""Two real pages of the desk's benchmark: a wallboard and an agent's page, which note when what they show changes.

The pages run on this machine, so `Date.now()` is the clock by which the controller stamps events (to 1 ms).
"""

import contextlib
import shutil
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from common import progress
from playwright.async_api import Browser, Page, async_playwright

#: Notes in `window.bench`: [moment, seconds since the event] of each agent's clock that is drawn anew, callers' numbers
#: that appear, and tasks of more than 50 ms (PerformanceObserver).
_NOTE = """
(() => {
  const bench = (window.bench = { changes: [], pops: [], long: [] });
  const seen = new Set();
  const began = Date.now() / 1000;
  let caller = "";
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.long.push(entry.duration);
  }).observe({ type: "longtask" });
  const clock = (element, now) => {
    const since = Number(element.dataset.since);
    const name = `${element.parentElement?.textContent?.slice(0, 16)}|${since}`;
    if (!(since > began) || seen.has(name)) return;
    seen.add(name);
    bench.changes.push([now, now - since]);
  };
  const look = (element, now) => {
    if (element.matches(".agent-clock[data-since]")) clock(element, now);
    for (const inner of element.querySelectorAll(".agent-clock[data-since]")) clock(inner, now);
  };
  new MutationObserver((records) => {
    const now = Date.now() / 1000;
    for (const record of records) {
      if (record.type === "attributes") look(record.target, now);
      for (const node of record.addedNodes) if (node instanceof Element) look(node, now);
    }
    const shown = document.querySelector(".caller-card .tel")?.textContent ?? "";
    if (shown !== caller) {
      caller = shown;
      if (shown) bench.pops.push([now, shown.replace(/\\D/g, "")]);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-since"],
  });
})();
"""
_FORGET = "() => { for (const list of Object.values(window.bench)) list.length = 0; }"


@dataclass(frozen=True)
class Pages:
    """Both."""

    wall: Page
    agent: Page

    async def forget(self) -> None:
        """Let what was noted until now be forgotten."""
        for page in (self.wall, self.agent):
            await page.evaluate(_FORGET)

    async def noted(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what both noted."""
        return await self.wall.evaluate("() => window.bench"), await self.agent.evaluate("() => window.bench")


@contextlib.asynccontextmanager
async def open_pages(
    origin: str, wall: Mapping[str, str], agent: Mapping[str, str]
) -> AsyncIterator[Pages | None]:
    """Open them with these cookies; None where this machine has no Chromium."""
    program = shutil.which("chromium")
    if program is None:
        yield None
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield Pages(
                await _open(browser, origin, "wall", wall, ".tile"),
                await _open(browser, origin, "agent", agent, ".state-card"),
            )
        finally:
            await browser.close()


async def _open(browser: Browser, origin: str, name: str, cookies: Mapping[str, str], shows: str) -> Page:
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="en")
    await context.add_cookies(
        [{"name": key, "value": value, "url": origin} for key, value in cookies.items()]
    )
    page = await context.new_page()
    await page.add_init_script(_NOTE)
    await page.goto(f"{origin}/desk/{name}", wait_until="commit")
    # Not by a locator: what it finds may be gone again, because the page draws all the time.
    await page.wait_for_function("(shows) => document.querySelector(shows)", arg=shows, timeout=30_000)
    progress(f"the page {name} is open")
    return page
