"""Pictures of pages in both languages, light and dark; axe-core reads each page on the way.

The pictures go into the folder that `HOTLINE_SCREENSHOTS` names, else into pytest's own; people look at them.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Page

from hotline.testing.browser import axe_core

LANGUAGES = ("en", "ar")

#: Width and height, pixels.
DESK = (1440, 900)
TELEPHONE = (390, 844)

#: WCAG 2.2, levels A and AA; what the colours do in the dark is read apart.
_READ = """async (only) => {
  const runOnly = only ? { type: "rule", values: only }
    : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}"""

#: Nothing may be cut off at the side; whoever scrolls sideways has a picture that nobody meant.
_WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"


def picture_folder(otherwise: Path) -> Path:
    """Return where pictures go."""
    folder = Path(os.environ.get("HOTLINE_SCREENSHOTS") or otherwise / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@dataclass
class Album:
    """Pictures, and what was wrong with the pages."""

    folder: Path
    faults: list[str] = field(default_factory=list)

    async def visit(self, page: Page, size: tuple[int, int], *places: tuple[str, str, str]) -> None:
        """Take pages in both languages: name, path, and what is there when it is drawn."""
        await page.set_viewport_size({"width": size[0], "height": size[1]})
        address = "/".join(page.url.split("/", 3)[:3])
        for language in LANGUAGES:
            await speak(page, language)
            await page.goto("about:blank")  # the same page with another #section would not be loaded anew
            for name, path, ready in places:
                await page.goto(address + path)
                await page.locator(ready).first.wait_for()
                await self.take(page, f"{name}-{language}")

    async def take(self, page: Page, name: str) -> None:
        """Take the page as it is, light and dark, and have axe-core read it."""
        await page.add_script_tag(path=axe_core())
        for theme in ("light", "dark"):
            await page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
            await page.screenshot(path=self.folder / f"{name}-{theme}.png", animations="disabled")
            rules = ["color-contrast"] if theme == "dark" else None
            self.faults += [f"{name}, {theme}: {fault}" for fault in await page.evaluate(_READ, rules)]
        if await page.evaluate(_WIDER):
            self.faults.append(f"{name}: wider than the screen")


async def speak(page: Page, language: str) -> None:
    """Have the next page in a language, light."""
    address = "/".join(page.url.split("/", 3)[:3])
    cookies = {"hotline_language": language, "hotline_theme": "light"}
    await page.context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
