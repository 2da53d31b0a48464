"""Wires the administration: settings, prompts, users, tokens."""

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.config.loader import load
from hotline.desk.admin.prompt_routes import prompt_routes
from hotline.desk.admin.settings_routes import settings_routes
from hotline.desk.admin.token_routes import token_routes
from hotline.desk.admin.user_routes import user_routes
from hotline.desk.pages import Page
from hotline.desk.roles import Role
from hotline.events import Event
from hotline.journal import JournalError
from hotline.problems import ConfigurationError
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.library import PromptLibrary
from hotline.prompts.render import render

from .control_wire import ControlError
from .desk_ground import DeskGround, DeskPart
from .ground import Ground
from .publishing import Publishing
from .publishing_check import Checked
from .publishing_desk import SettingsDesk
from .publishing_prompts import PromptDesk
from .reload import reload

#: How long a database that is away is waited for before the repair is tried again, seconds.
AGAIN_SECONDS = 10.0

log = structlog.get_logger()


def admin_part(desk: DeskGround) -> DeskPart:
    """Return what the administration adds."""
    ground, door = desk.ground, desk.door
    paths = ground.loaded.paths

    async def tell(facts: list[Event]) -> None:
        await ground.journal.commit(facts)

    publishing = publishing_of(ground)
    desk.stack.push_async_callback(publishing.close)
    settings = SettingsDesk(publishing, lambda: ground.current.from_files, ground.clock)
    prompts = PromptDesk(lambda: load(ground.current.from_files.file), paths, ground.journal, ground.clock)
    return DeskPart(
        routes=[
            *settings_routes(door, settings),
            *prompt_routes(door, prompts),
            *user_routes(door, desk.doors.users, desk.doors.passwords),
            *token_routes(door, paths.secrets, tell, ground.clock),
        ],
        pages=(Page("admin", (Role.ADMINISTRATOR,), ("admin",)),),
        lasting={"repair of settings": lambda: _repair(publishing)},
    )


def publishing_of(ground: Ground) -> Publishing:
    """Return what publishes for a running controller: it renders before, and reloads after."""
    current = ground.current

    def make_sounds(checked: Checked) -> None:
        if checked.loaded is None or checked.files is None:
            return
        config = checked.loaded.config
        catalogues = load_catalogues(config.node.languages, config.prompts.catalogue, checked.files)
        render(config, ground.loaded.paths, catalogues)

    async def serve() -> str | None:
        library = PromptLibrary(ground.loaded.paths.sounds, current.config().node.languages)
        try:
            await reload(current, ground.dispatcher, ground.journal.append, library, ground.clock)
        except (ConfigurationError, ControlError) as error:
            return str(error)
        return None

    return Publishing(
        lambda: current.from_files,
        ground.journal,
        ground.engine,
        ground.clock,
        dispatcher=ground.dispatcher,
        render=make_sounds,
        serve=serve,
    )


async def _repair(publishing: Publishing) -> None:
    """Finish what an earlier controller left, as soon as database and files let us; then there is nothing to do."""
    while True:
        try:
            await publishing.repair()
            break
        except (SQLAlchemyError, JournalError, OSError, TimeoutError, ConfigurationError) as error:
            log.warning("settings: the repair has to wait", problem=str(error))
            await asyncio.sleep(AGAIN_SECONDS)
    await asyncio.Event().wait()
