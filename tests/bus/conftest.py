from collections.abc import Iterator

import pytest

from hotline.testing.mosquitto import Mosquitto, find_program


@pytest.fixture
def broker() -> Iterator[Mosquitto]:
    """A private Mosquitto, running."""
    program = find_program()
    if program is None:
        pytest.skip("Mosquitto is not installed (package mosquitto)")
    broker = Mosquitto(program)
    try:
        broker.start()
        yield broker
    finally:
        broker.remove()


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here."""
    return migrated_sqlite_url
