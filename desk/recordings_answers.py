"""What the API says of recordings: their descriptions, and what was wrong as `application/problem+json`."""

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from hotline.journal import JournalError
from hotline.recorder.archive.access_log import Access as Line
from hotline.recorder.archive.container import SealBrokenError
from hotline.recorder.archive.keys import KeyRingError
from hotline.recorder.archive.library import NoRecordingError
from hotline.recorder.archive.removing import HeldError
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.errors import NotRecordedError
from hotline.recorder.picture.pictures import PictureError

from .access import Endpoint
from .problem_json import PRIVATE, ProblemError

#: What goes wrong, the status that says so, and the title of the problem. The first that fits counts.
_PROBLEMS: tuple[tuple[type[Exception], int, str], ...] = (
    (NoRecordingError, 404, "No such recording"),
    (HeldError, 409, "Under legal hold"),
    (NotRecordedError, 409, "Not being recorded"),
    (SealBrokenError, 500, "The recording is damaged"),
    (KeyRingError, 503, "The key of the recording is not here"),
    (StorageError, 503, "The storage cannot be reached"),
    (PictureError, 503, "The picture cannot be drawn"),
    (JournalError, 503, "The journal cannot be written"),
    (TimeoutError, 503, "It is done, but not on disk yet"),
    (SQLAlchemyError, 503, "The database cannot be reached"),
)
_SAID = tuple(kind for kind, _, _ in _PROBLEMS)

#: Their texts are for operators, and have more than a reader of the API needs.
_SILENT = (SQLAlchemyError,)


def explained(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint with what goes wrong in it as `ProblemError`."""

    async def explaining(request: Request, who: str) -> Response:
        try:
            return await endpoint(request, who)
        except _SAID as error:
            raise problem_of(error) from error

    return explaining


def problem_of(error: Exception) -> ProblemError:
    """Return the problem that an error is for who asked."""
    status, title = next((status, title) for kind, status, title in _PROBLEMS if isinstance(error, kind))
    detail = "" if isinstance(error, _SILENT) else str(error)
    return ProblemError(status, title, detail, {"Retry-After": "5"} if status == 503 else None)


def json(content: object, status: int = 200) -> Response:
    """Return it as JSON that nobody keeps."""
    return Response(msgspec.json.encode(content), status, headers=PRIVATE, media_type="application/json")


def brief(row: RecordingRow) -> dict[str, object]:
    """Return what a list says of a recording. Times are seconds since the epoch."""
    agents = [one.agent for one in row.metadata.segments] if row.metadata else []
    return {
        "id": row.id,
        "call": row.call,
        "begins_at": row.begins_at,
        "seconds": row.seconds,
        "queue": row.queue,
        "language": row.language,
        "agents": list(dict.fromkeys(agents)),
        "format": row.format,
        "state": row.state,
        "keep_until": row.keep_until,
        "held_by": row.held_by,
        "damage": row.damage,
    }


def whole(row: RecordingRow, log: list[Line]) -> dict[str, object]:
    """Return all that is known of a recording, and who had it. Times within it are seconds since its begin."""
    metadata = row.metadata
    return {
        **brief(row),
        "node": row.node,
        "storage": row.storage,
        "bytes": row.size,
        "sha256": row.sha256,
        "encrypted": bool(row.key),
        "verified_at": row.verified_at,
        "segments": metadata.segments if metadata else [],
        "gaps": metadata.gaps if metadata else [],
        "stretches": metadata.stretches if metadata else [],
        "access_log": log,
    }
