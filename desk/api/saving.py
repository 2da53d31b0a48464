"""Files that are sent for saving: nothing that came from outside runs in a browser."""

from pathlib import Path
from urllib.parse import quote

from starlette.responses import FileResponse

from hotline.desk.problem_json import PRIVATE


def disposition(name: str) -> dict[str, str]:
    """Return the headers of a file that is saved under this name (RFC 6266, 4.3)."""
    return PRIVATE | {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def for_saving(path: Path, name: str, media_type: str) -> FileResponse:
    """Send a file."""
    return FileResponse(path, media_type=media_type, headers=disposition(name))
