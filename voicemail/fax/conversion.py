"""Has the pages of a fax made into a PDF by a process of its own (`pages.py`)."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import msgspec

from .pages import Pages

#: The process ends itself earlier where it computes; this is for one that hangs.
MOST_SECONDS = 120.0

#: Ends of the process with this status have said why there is no page.
_NO_PAGE = 1


class FaxUnreadableError(Exception):
    """No page of the fax can be read. The text says why."""


async def make_pdf(tiff: Path, pdf: Path) -> Pages:
    """Do what `pages.make_pdf` does. Raises `FaxUnreadableError`, and `OSError` where no process can be started."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"{__package__}.pages", str(tiff), str(pdf), stdout=PIPE, stderr=PIPE
    )
    try:
        answer, said = await asyncio.wait_for(process.communicate(), MOST_SECONDS)
    except TimeoutError as error:
        raise FaxUnreadableError(f"the decoder was not done after {MOST_SECONDS:g} s") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode == _NO_PAGE:
        raise FaxUnreadableError(said.decode(errors="replace").strip() or "no page")
    if process.returncode != 0:
        raise FaxUnreadableError(f"the decoder ended with status {process.returncode}")
    return msgspec.json.decode(answer, type=Pages)
