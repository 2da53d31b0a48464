"""The browser of the tests: what they rely on."""

import asyncio
from typing import cast

import pytest
from playwright.sync_api import Browser, Page

from hotline.testing import browser as testing_browser


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_pages_of_its_own(browser: Browser, turn: int) -> None:
    """What a test opened and left open is gone before the next one."""
    assert browser.contexts == [], turn
    browser.new_page()


async def test_a_test_with_a_loop_may_follow() -> None:
    """The browser's own loop is not in its way."""
    assert asyncio.get_running_loop().is_running()


def test_pages_that_nobody_can_read_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where axe-core is not installed no page passes, and the words tell how to install it."""
    monkeypatch.setattr(testing_browser, "AXE", testing_browser.AXE.with_name("nothing.js"))
    with pytest.raises(pytest.fail.Exception, match="scripts/setup --for-tests"):
        testing_browser.faults(cast("Page", None))
