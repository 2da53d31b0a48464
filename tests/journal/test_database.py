import asyncio
from pathlib import Path

import alembic.autogenerate
import alembic.migration
import asyncpg
import pytest
import sqlalchemy as sa

from hotline import database, database_engine
from hotline.config import Configuration
from hotline.database import DatabaseError
from hotline.paths import Paths
from hotline.testing.postgresql import PostgresqlServer


def configuration(url: str | None) -> Configuration:
    return Configuration.model_validate(
        {
            "numbers": {"1111": {"queue": "water"}},
            "queues": {"water": {}},
            "ivr": {"operator_queue": "water"},
            "database": {"url": url},
        }
    )


def test_database_is_a_file_in_the_data_folder_by_default(tmp_path: Path) -> None:
    """Without a URL in the configuration the database is hotline.db in the data folder."""
    assert (
        database.database_url(configuration(None), Paths(tmp_path))
        == f"sqlite+aiosqlite:///{tmp_path}/hotline.db"
    )


def test_configured_url_wins(tmp_path: Path) -> None:
    """The URL of the configuration is taken as it is."""
    url = "postgresql+asyncpg://u:p@db/hotline"
    assert database.database_url(configuration(url), Paths(tmp_path)) == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://u:secret@db/x", "postgresql+asyncpg://"),
        ("postgres://u:secret@db/x", "postgresql+asyncpg://"),
        ("postgresql+psycopg2://u:secret@db/x", "postgresql+asyncpg://"),
        ("sqlite:////srv/x.db", "sqlite+aiosqlite://"),
        ("mysql://u:secret@db/x", "sqlite+aiosqlite:////srv"),
        ("nonsense secret", "is not a database URL"),
        ("postgresql+asyncpg://u:secret@db:port/x", "is not a database URL"),
        ("sqlite+aiosqlite://", "names no file"),
        ("sqlite+aiosqlite:///:memory:", "names no file"),
    ],
)
def test_unusable_url_is_refused_with_a_remedy(url: str, expected: str) -> None:
    """A URL without our driver or without sense is refused with what to write, and without its password."""
    with pytest.raises(DatabaseError) as caught:
        database.create_engine(url)
    assert expected in str(caught.value)
    assert "secret" not in str(caught.value)


async def test_models_and_migrations_do_not_drift(database_url: str) -> None:
    """A migrated database has exactly the tables that the code describes."""
    await database.migrate(database_url)
    engine = database.create_engine(database_url)
    tables = database.load_tables()

    def described(name: str | None, kind: str, _parents: object) -> bool:
        """The full-text indexes, which are different for each database, are made by their migrations alone."""
        return not (kind in {"table", "index"} and str(name).startswith(("article_search", "case_search")))

    def differences(connection: sa.Connection) -> list[object]:
        context = alembic.migration.MigrationContext.configure(connection, opts={"include_name": described})
        return list(alembic.autogenerate.compare_metadata(context, tables))

    async with engine.connect() as connection:
        found = await connection.run_sync(differences)
    await engine.dispose()
    assert found == []


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    """Migrating a database that is up to date keeps what is in it."""
    await database.migrate(database_url)
    engine = database.create_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(sa.text("INSERT INTO journal_cursor VALUES ('x', 7, '{}')"))
    await database.migrate(database_url)
    async with engine.connect() as connection:
        assert (await connection.execute(sa.text("SELECT seq FROM journal_cursor"))).scalar() == 7
    await engine.dispose()


async def test_two_processes_may_migrate_at_once(database_url: str) -> None:
    """Those who start together wait for each other, and both find the tables."""
    await asyncio.gather(*(database.migrate(database_url) for _ in range(3)))
    engine = database.create_engine(database_url)
    async with engine.connect() as connection:
        versions = (await connection.execute(sa.text("SELECT version_num FROM alembic_version"))).all()
    await engine.dispose()
    assert len(versions) == 1


async def test_failed_migration_leaves_nothing(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails half-way leaves no half-made tables."""

    def broken(connection: sa.Connection) -> None:
        connection.execute(sa.text("CREATE TABLE half (id INTEGER)"))
        message = "broken"
        raise sa.exc.InvalidRequestError(message)

    with monkeypatch.context() as patched:
        patched.setattr(database, "_upgrade", broken)
        with pytest.raises(DatabaseError, match="broken"):
            await database.migrate(database_url)
    engine = database.create_engine(database_url)
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names())
    await engine.dispose()
    assert names == []


async def test_database_of_a_newer_version_is_refused(database_url: str) -> None:
    """An older program does not touch the database of a newer one."""
    await database.migrate(database_url)
    engine = database.create_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    await engine.dispose()
    with pytest.raises(DatabaseError, match="newer version"):
        await database.migrate(database_url)


async def test_sqlite_survives_loss_of_power(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite runs with a write-ahead log that is on disk at each commit, and with foreign keys."""
    quick = database_engine._set_pragmas  # as the other tests run
    monkeypatch.setattr(database_engine, "_set_pragmas", quick.__wrapped__)  # type: ignore[attr-defined]
    engine = database.create_engine(sqlite_url)
    async with engine.connect() as connection:
        values = [
            (await connection.execute(sa.text(f"PRAGMA {name}"))).scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        ]
    await engine.dispose()
    assert values == ["wal", 2, 5000, 1]


async def test_reader_of_sqlite_does_not_wait_for_a_writer(sqlite_url: str) -> None:
    """`for_reading` reads beside an open transaction of a writer."""
    await database.migrate(sqlite_url)
    engine = database.create_engine(sqlite_url)
    async with engine.begin() as writer, database.for_reading(engine).connect() as reader:
        await writer.execute(sa.text("INSERT INTO journal_cursor VALUES ('x', 7, '{}')"))
        assert (await reader.execute(sa.text("SELECT count(*) FROM journal_cursor"))).scalar() == 0
    await engine.dispose()


async def test_folder_that_does_not_exist(tmp_path: Path) -> None:
    """A missing folder is named."""
    with pytest.raises(DatabaseError, match=f"no folder {tmp_path}/nowhere"):
        await database.migrate(f"sqlite+aiosqlite:///{tmp_path}/nowhere/hotline.db")


async def test_file_that_is_no_database(tmp_path: Path) -> None:
    """A file with something else in it is named and left alone."""
    file = tmp_path / "hotline.db"
    file.write_text("something else " * 100)
    with pytest.raises(DatabaseError, match=r"hotline\.db cannot be used: .*move it away"):
        await database.migrate(f"sqlite+aiosqlite:///{file}")
    assert file.read_text().startswith("something else")


async def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A path where no file can be made gives a clear error."""
    (tmp_path / "hotline.db").mkdir()
    with pytest.raises(DatabaseError, match=r"unable to open database file: let this user read and write"):
        await database.migrate(f"sqlite+aiosqlite:///{tmp_path}/hotline.db")


async def test_server_that_is_not_there(unused_tcp_port: int) -> None:
    """A PostgreSQL server that does not answer is named with host and port, without the password."""
    url = f"postgresql+asyncpg://u:secret@127.0.0.1:{unused_tcp_port}/x"
    with pytest.raises(DatabaseError, match=f"127.0.0.1:{unused_tcp_port} cannot be reached") as caught:
        await database.migrate(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.InterfaceError("connection is closed"),
        asyncpg.CannotConnectNowError("the database system is shutting down"),
        asyncpg.AdminShutdownError("terminating connection due to administrator command"),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        TimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_server_that_ended_the_connection(error: Exception) -> None:
    """A server that restarts is away; neither URL nor rights are to be corrected first."""
    said = database.explain(sa.make_url("postgresql+asyncpg://u:secret@db/x"), error)
    assert said.startswith("the PostgreSQL server at db:5432 cannot be reached (")
    assert ": start it, or" in said


@pytest.mark.postgresql
async def test_database_that_is_not_there(postgresql_server: PostgresqlServer) -> None:
    """A server that has no such database says so."""
    with pytest.raises(DatabaseError, match='refuses us: database "nowhere" does not exist'):
        await database.migrate(postgresql_server.url("nowhere"))
