"""A city whose settings are administered: files in a folder, a door, and everything behind the page but telephones."""

import contextlib
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hotline.app.current import Current
from hotline.app.publishing import Publishing
from hotline.app.publishing_desk import SettingsDesk
from hotline.app.publishing_prompts import PromptDesk
from hotline.app.whole import load_whole
from hotline.clock import wall_clock
from hotline.config.loader import DEMO, Loaded, load
from hotline.database import create_engine
from hotline.desk.admin.prompt_routes import prompt_routes
from hotline.desk.admin.settings_routes import settings_routes
from hotline.desk.admin.token_routes import token_routes
from hotline.desk.admin.user_routes import user_routes
from hotline.desk.door import Door, Visitor
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.user import User
from hotline.desk.door.users import Users
from hotline.desk.pages import Page, page_routes
from hotline.desk.roles import Role
from hotline.events import Event
from hotline.journal import Journal
from hotline.prompts.sound_files import write_remade
from hotline.prompts.studio import find_recordings, read_recording
from hotline.secrets import Secrets
from hotline.testing.desk import make_visitor, open_door

MONA = make_visitor("mona", Role.ADMINISTRATOR)
ALI = make_visitor("ali", Role.ADMINISTRATOR)
SARA = make_visitor("sara", Role.AGENT, agent="1001")


class City:
    """The folder, and what is served from it."""

    def __init__(self, folder: Path, *, agents: int = 0) -> None:
        self.folder = folder
        self.file, self.menus = folder / "hotline.toml", folder / "menus.toml"
        text = DEMO.read_text(encoding="utf-8") + '\n[prompts]\nrecordings = "recordings"\n'
        for number in range(agents):
            text += f'\n[agents.a{number:03}]\nname = "{_NAMES[number % len(_NAMES)]} {number}"\nqueues = ["water"]\n'
        self.file.write_text(text, encoding="utf-8")
        self.menus.write_text((DEMO.parent / "menus.toml").read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "recordings").mkdir()
        shutil.copy(DEMO.parent / "city.geojson", folder)
        self.current = Current(load_whole(self.file))
        self.paths = self.current.loaded.paths
        Secrets.load_or_create(self.paths.secrets, ())
        self.door, self.keys = open_door(MONA, ALI, SARA)

    @contextlib.asynccontextmanager
    async def application(self, url: str) -> AsyncIterator[Starlette]:
        """Serve everything of the page over a migrated database."""
        engine = create_engine(url)
        journal = Journal(engine, "demo")
        passwords = Passwords()
        users = Users(journal, engine, wall_clock)
        await users.add(User(name="mona", full_name="Mona", roles=(Role.ADMINISTRATOR,)), None, "test")

        async def tell(facts: list[Event]) -> None:
            await journal.commit(facts)

        publishing = Publishing(
            lambda: self.current.from_files, journal, engine, wall_clock, serve=self._serve
        )
        settings = SettingsDesk(publishing, lambda: self.current.from_files, wall_clock)
        prompts = PromptDesk(
            lambda: load(self.file), self.paths, journal, wall_clock, make_sounds=self._make_sounds
        )
        try:
            yield Starlette(
                routes=[
                    *settings_routes(self.door, settings),
                    *prompt_routes(self.door, prompts),
                    *user_routes(self.door, users, passwords),
                    *token_routes(self.door, self.paths.secrets, tell, wall_clock),
                    Route("/desk/api/me", self.door.guard(_me)),
                    *page_routes(self.door, [Page("admin", (Role.ADMINISTRATOR,), ("admin",))]),
                ]
            )
        finally:
            passwords.close()
            await journal.close()
            await engine.dispose()

    async def _serve(self) -> None:
        self.current.replace(load_whole(self.file))

    def _make_sounds(self, loaded: Loaded) -> None:
        """Make the sounds of recordings alone."""
        for (language, prompt), file in find_recordings(
            loaded.config.prompts.recordings, {"ar": _Any(), "en": _Any()}
        ).items():
            target = self.paths.sounds / language / prompt
            target.parent.mkdir(parents=True, exist_ok=True)
            write_remade(target, read_recording(file))


class _Any(list[str]):
    def __contains__(self, _: object) -> bool:
        return True


_NAMES = (
    "عبد الرحمن بن سليمان بن عبد الله الحارثي الخروصي", "Aisha", "Salim bin Hamad", "مريم البلوشية", "Fatma Al-Zadjali",
)  # fmt: skip


async def _me(_request: Request, visitor: Visitor) -> Response:
    return JSONResponse(
        {
            "user": visitor.user,
            "name": visitor.name,
            "roles": sorted(visitor.roles),
            "agent": None,
            "departments": [],
        }
    )


__all__ = ["ALI", "MONA", "SARA", "City", "Door"]
