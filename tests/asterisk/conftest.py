"""Fixtures of the tests of FastAGI."""

from collections.abc import AsyncIterator

import pytest
import structlog
from structlog.testing import LogCapture, ReturnLogger

from hotline.asterisk.agi import FastAgiServer, server, session
from tests.asterisk.agi_peers import Script, Start


@pytest.fixture
def agi_log(monkeypatch: pytest.MonkeyPatch) -> LogCapture:
    """Whatever the server and its sessions log."""
    capture = LogCapture()
    logger = structlog.wrap_logger(ReturnLogger(), processors=[capture])
    monkeypatch.setattr(session, "log", logger)
    monkeypatch.setattr(server, "log", logger)
    return capture


@pytest.fixture
async def start_agi(agi_log: LogCapture) -> AsyncIterator[Start]:
    """Start servers that are closed after the test."""
    servers = []

    async def start(script: Script, **options: float) -> FastAgiServer:
        agi = FastAgiServer({"/call": script}, port=0, **options)  # type: ignore[arg-type]
        await agi.start()
        servers.append(agi)
        return agi

    yield start
    for agi in servers:
        await agi.close()
