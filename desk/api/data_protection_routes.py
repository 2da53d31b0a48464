"""The paths by which citizens get what the law gives them: all that is known of them, and that it is gone."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
from fastapi import APIRouter, Depends
from starlette.responses import Response, StreamingResponse

from hotline.crm_bridge.data_protection.erasing import Eraser, Erasure
from hotline.crm_bridge.data_protection.exporting import Exporter
from hotline.desk.problem_json import ProblemError
from hotline.desk.scopes import Scope

from .bodies import Number
from .callers import Caller, Callers
from .failures import PROBLEMS
from .models import answer, model_of
from .saving import disposition
from .versions import IfMatch

#: Bytes that are sent at once.
CHUNK = 64 * 1024

ZIP = "application/zip"

_ZIPPED: dict[int | str, dict[str, object]] = {
    200: {"content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}}
}


def data_protection_router(exporter: Exporter, eraser: Eraser, folder: Path, callers: Callers) -> APIRouter:
    """Return the operations. `folder` is where exports are made; nothing stays in it."""
    router = APIRouter(prefix="/citizens", tags=["data protection"], responses=PROBLEMS)
    protector = Annotated[Caller, Depends(callers.need(Scope.DATA_PROTECTION))]

    @router.post("/{number}/export", responses=_ZIPPED, response_class=Response)
    async def export_citizen(number: Number, caller: protector) -> Response:
        """Send all that is known of a citizen, as a ZIP file. That it was exported is committed before."""
        file, size = await _exported(exporter, number, folder, by=caller.by)
        headers = disposition(f"citizen-{number}.zip") | {"Content-Length": str(size)}
        return StreamingResponse(_chunks(file), media_type=ZIP, headers=headers)

    @router.get("/{number}/erasure", response_model=model_of(Erasure))
    async def plan_erasure(number: Number, _caller: protector) -> Response:
        """Say what an erasure would take away, what it would keep and why. Its ETag is needed to erase."""
        plan = await eraser.plan(number)
        return answer(plan, headers={"ETag": _tag(plan)})

    @router.post("/{number}/erasure", response_model=model_of(Erasure))
    async def erase_citizen(number: Number, caller: protector, if_match: IfMatch = None) -> Response:
        """Erase what was shown with this ETag; it cannot be undone. 412 where it is not the same any more."""
        if if_match is None:
            detail = "Look at what would go (GET), and send its ETag as If-Match."
            raise ProblemError(428, "Precondition Required", detail)
        if if_match.strip() != _tag(await eraser.plan(number)):
            detail = "What would go is not what If-Match says: look at it (GET) first."
            raise ProblemError(412, "Precondition Failed", detail)
        return answer(await eraser.erase(number, by=caller.by))

    return router


def _tag(plan: Erasure) -> str:
    return f'"{hashlib.sha256(msgspec.json.encode(plan)).hexdigest()[:32]}"'


async def _exported(exporter: Exporter, number: int, folder: Path, *, by: str) -> tuple[BinaryIO, int]:
    """Make an export, and return it open, and its size; it has no name any more, so that a crash leaves nothing."""
    await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        target = Path(place) / "citizen.zip"
        await exporter.export(number, target, by=by)
        file = await asyncio.to_thread(target.open, "rb")
        return file, (await asyncio.to_thread(target.stat)).st_size


async def _chunks(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
