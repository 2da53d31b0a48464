"""Two real pages of the desk's benchmark: a wallboard and an agent's page, which note when what they show changes.

The pages run on this machine, so `Date.now()` is the clock by which the controller stamps events (to 1 ms).
"""

import contextlib
import shutil
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from common import progress
from desk_trace import CATEGORIES, Cost, cost_of
from playwright.async_api import Browser, Page, async_playwright

#: Notes in `window.bench`: [moment, seconds since the event] of each agent's clock that is drawn anew, callers' numbers
#: that appear, and tasks of more than 50 ms (PerformanceObserver). The moment is when the frame was rendered: a message
#: that is posted while the frame is drawn comes after its layout and painting.
_NOTE = """
(() => {
  const bench = (window.bench = { changes: [], pops: [], long: [] });
  const drawn = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = Date.now() / 1000;
    for (const [list, of] of drawn.splice(0)) list.push(of(now));
  };
  const note = (list, of) => {
    if (drawn.push([list, of]) === 1) port2.postMessage(null);
  };
  const seen = new Set();
  const began = Date.now() / 1000;
  let caller = "";
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.long.push(entry.duration);
  }).observe({ type: "longtask" });
  const clock = (element) => {
    const since = Number(element.dataset.since);
    const name = `${element.parentElement?.textContent?.slice(0, 16)}|${since}`;
    if (!(since > began) || seen.has(name)) return;
    seen.add(name);
    note(bench.changes, (now) => [now, now - since]);
  };
  const look = (element) => {
    if (element.matches(".agent-clock[data-since]")) clock(element);
    for (const inner of element.querySelectorAll(".agent-clock[data-since]")) clock(inner);
  };
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "attributes") look(record.target);
      for (const node of record.addedNodes) if (node instanceof Element) look(node);
    }
    const shown = document.querySelector(".caller-card .tel")?.textContent ?? "";
    if (shown !== caller) {
      caller = shown;
      if (shown) note(bench.pops, (now) => [now, shown.replace(/\\D/g, "")]);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-since"],
  });
})();
"""
_FORGET = "() => { for (const list of Object.values(window.bench)) list.length = 0; }"


@dataclass(frozen=True)
class Noted:
    """What the pages noted, and what the wallboard cost."""

    wall: Mapping[str, Any]
    agent: Mapping[str, Any]
    cost: Cost


@dataclass(frozen=True)
class Pages:
    """Both."""

    browser: Browser
    wall: Page
    agent: Page

    async def begin(self) -> None:
        """Note from now on."""
        for page in (self.wall, self.agent):
            await page.evaluate(_FORGET)
        await self.browser.start_tracing(page=self.wall, categories=list(CATEGORIES))

    async def noted(self) -> Noted:
        """Return what was noted."""
        trace = await self.browser.stop_tracing()
        wall, agent = [await page.evaluate("() => window.bench") for page in (self.wall, self.agent)]
        return Noted(wall, agent, cost_of(trace, "/desk/wall"))


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
                browser,
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
