"""The database: SQLite beside the controller by default, PostgreSQL by URL.

Tables of all folders register in `metadata`; `hotline/migrations` makes them. How it is opened stands in
`database_engine.py`.
"""

import asyncio
import importlib
from collections.abc import Callable
from pathlib import Path

import alembic.command
import alembic.config
import alembic.util
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from hotline.config import Configuration
from hotline.database_engine import check_url, create_engine, for_reading
from hotline.database_errors import DatabaseError, describe, explain
from hotline.files import kind_of
from hotline.paths import Paths

__all__ = [
    "Counter",
    "DatabaseError",
    "Seconds",
    "check_url",
    "create_engine",
    "database_url",
    "describe",
    "explain",
    "for_reading",
    "load_tables",
    "metadata",
    "migrate",
    "probe",
]

#: Modules that register tables in `metadata`.
TABLE_MODULES = (
    "hotline.administration.tables",
    "hotline.journal.table",
    "hotline.crm_bridge.citizen_tables",
    "hotline.crm_bridge.tables",
    "hotline.crm_bridge.contact_tables",
    "hotline.crm_bridge.work_tables",
    "hotline.crm_bridge.page_tables",
    "hotline.crm_bridge.article_tables",
    "hotline.crm_bridge.desk_tables",
    "hotline.crm_bridge.sms.part_table",
    "hotline.crm_bridge.quality.tables",
    "hotline.voicemail.tables",
    "hotline.voicemail.fax.table",
    "hotline.recorder.archive.tables",
    "hotline.desk.door.tables",
    "hotline.desk.screens.tables",
)

#: Key of the PostgreSQL advisory lock under which one process at a time changes the schema.
MIGRATION_LOCK = 0x1111_0001

#: All tables of all folders.
metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: A number that counts up for ever: 64 bits everywhere (SQLite's own INTEGER has as many).
Counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")

#: Seconds since the Unix epoch, or a length of time in seconds.
Seconds: sa.Double[float] = sa.Double()


def database_url(config: Configuration, paths: Paths) -> str:
    """Return the URL that the configuration names, or the one of the SQLite file in the data folder."""
    return config.database.url or f"sqlite+aiosqlite:///{paths.database}"


def load_tables() -> sa.MetaData:
    """Import every module that defines tables and return the complete `metadata`."""
    for name in TABLE_MODULES:
        importlib.import_module(name)
    return metadata


async def probe(url: str) -> str:
    """Return in words what is there. Raises `DatabaseError` where the database cannot be used, or is newer.

    Nothing is made or changed.
    """
    parsed = check_url(url)
    check_folder(parsed)
    if not _exists(parsed):
        return f"{parsed.database}, made at the first start"
    await _use(parsed, _check_version)
    return describe(parsed)


async def migrate(url: str) -> None:
    """Bring the database's schema up to this version; all of it or nothing.

    It runs in a thread of its own, so that a long migration does not hold up the event loop. Two processes
    that start at once wait for each other. Raises `DatabaseError` where the database cannot be used or is
    newer than this program.
    """
    await asyncio.to_thread(asyncio.run, _migrate(url))


async def _migrate(url: str) -> None:
    parsed = check_url(url)
    check_folder(parsed)
    await _use(parsed, _upgrade)


async def _use(parsed: URL, work: Callable[[sa.Connection], None]) -> None:
    """Do `work` in a transaction, one process at a time. Raises `DatabaseError`."""
    engine = create_engine(parsed.render_as_string(hide_password=False))
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            await connection.run_sync(work)
    except alembic.util.CommandError as error:
        message = f"{describe(parsed)} was written by a newer version ({error}): install that version again"
        raise DatabaseError(message) from error
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise DatabaseError(explain(parsed, error)) from error
    finally:
        await engine.dispose()


def _upgrade(connection: sa.Connection) -> None:
    alembic.command.upgrade(_alembic_config(connection), "head")


def _check_version(connection: sa.Connection) -> None:
    heads = MigrationContext.configure(connection).get_current_heads()
    ScriptDirectory.from_config(_alembic_config(connection)).get_revisions(heads)


def _alembic_config(connection: sa.Connection) -> alembic.config.Config:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def check_folder(url: URL) -> None:
    """Raise `DatabaseError` where an SQLite file cannot be made because its folder is missing."""
    if url.get_backend_name() != "sqlite" or url.database is None:
        return
    folder = Path(url.database).parent
    faults = {
        "nothing": f"there is no folder {folder}; make it first",
        "file": f"{folder} is not a folder; name another place",
        "hidden": f"the folder {folder} may not be reached; let this user through (chmod, chown)",
    }
    fault = faults.get(kind_of(folder))
    if fault is not None:
        message = f"the database {url.database} cannot be made: {fault}"
        raise DatabaseError(message)


def _exists(url: URL) -> bool:
    """Tell whether there is a database; only an SQLite file is made by us."""
    return url.get_backend_name() != "sqlite" or kind_of(Path(url.database or "")) != "nothing"
