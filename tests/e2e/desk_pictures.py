"""Pictures of every page of the desk, and of each state of the agent's."""

import asyncio

from playwright.async_api import expect

from tests.e2e.browser_people import PATIENCE, Somebody, answers, calls_1111, hangs_up, rings
from tests.e2e.browser_pictures import DESK, LANGUAGES, TELEPHONE, Album, speak
from tests.e2e.desk_cast import Cast
from tests.e2e.system import HotlineSystem

#: Parts of the administration that look unlike each other.
SECTIONS = ("users", "queues", "menus", "hours", "prompts", "publish")


async def take_every_page(album: Album, system: HotlineSystem, cast: Cast) -> None:
    """Have each role look at its pages, in both languages."""
    staff = {
        name: await Somebody.at(cast.people[where].browser, system)
        for name, where in (
            ("maryam", "citizen"),
            ("huda", "noor"),
            ("admin", "khalid"),
            ("yusuf", "citizen"),
        )
    }
    pages = {name: await one.signs_in(name) for name, one in staff.items()}
    guest = await (await Somebody.at(cast.people["khalid"].browser, system)).opens("/desk/sign-in")
    await _calls(album, cast)
    wall = (("wall", "/desk/wall", ".queues"), ("wall-big", "/desk/wall?big", ".number"))
    public = (("citizen", "/1111", ".tasks"), ("statistics", "/statistics", "h1"))
    await asyncio.gather(
        album.visit(pages["maryam"], DESK, *wall, ("history", "/desk/history", "#chart")),
        album.visit(
            pages["huda"],
            DESK,
            ("quality", "/desk/quality", "main h1, main .card, main nav"),
            ("home", "/desk/home", "h1"),
        ),
        album.visit(
            pages["admin"], DESK, *((f"admin-{one}", f"/desk/admin#{one}", ".sections") for one in SECTIONS)
        ),
        album.visit(pages["yusuf"], DESK, ("cases", "/desk/cases?list=all", "main")),
        album.visit(guest, DESK, ("sign-in", "/desk/sign-in", "#password"), *public),
    )
    await asyncio.gather(
        album.visit(guest, TELEPHONE, *((f"{name}-phone", path, ready) for name, path, ready in public)),
        album.visit(pages["yusuf"], TELEPHONE, ("field-phone", "/field", "main")),
        album.visit(cast.noor, DESK, ("headset", "/desk/headset", "fieldset")),
    )


async def _calls(album: Album, cast: Cast) -> None:
    """Take the agent's page while it is idle, rings, talks and wraps up, in one language after the other."""
    noor = cast.noor
    await cast.khalid.get_by_role("button", name="Stop taking calls").click()
    await noor.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    for language in LANGUAGES:
        await speak(noor, language)
        await noor.reload()
        await expect(noor.locator(".state-card.good")).to_be_visible(timeout=PATIENCE)
        await expect(noor.locator(".phone p")).to_have_count(0, timeout=PATIENCE)  # its line is ready
        await album.take(noor, f"agent-idle-{language}")
        await calls_1111(cast.citizen)
        await rings(noor)
        await album.take(noor, f"agent-ringing-{language}")
        await answers(noor)
        await expect(noor.locator("#case-subject")).to_be_visible(timeout=PATIENCE)
        await album.take(noor, f"agent-talking-{language}")
        await hangs_up(cast.citizen)
        await expect(noor.locator(".state-card progress")).to_be_visible(timeout=PATIENCE)
        await album.take(noor, f"agent-wrap-up-{language}")
        await noor.keyboard.press("Alt+W")
    await speak(noor, "en")
