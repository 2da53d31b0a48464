"""Files of cases over HTTP."""

from collections.abc import Sequence
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from hotline.clock import Clock
from hotline.crm_bridge.case_files import CaseFile, CaseFiles
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.files import FileRefusedError, FileStore
from hotline.desk.body_limit import limited
from hotline.desk.problem_json import ProblemError

from .callers import Caller
from .models import answer
from .saving import for_saving

#: What a form has beside its file, bytes.
FORM_BYTES = 10_000


#: What is posted, for the description.
UPLOAD: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "public": {"type": "boolean", "default": False},
                    },
                }
            }
        },
    }
}


class CaseFileOperations:
    """Lists, sends and adds them."""

    def __init__(self, files: CaseFiles, store: FileStore, clock: Clock) -> None:
        self._files = files
        self._store = store
        self._clock = clock

    async def list(self, reference: str) -> Sequence[CaseFile]:
        """Return the files of a case."""
        return await self._files.of_case(reference)

    async def content(self, reference: str, number: int) -> Response:
        """Send the bytes of a file. Raises `ProblemError`."""
        file, path = await self._file(reference, number)
        return for_saving(self._store.path_of(path), file.name, file.media_type)

    async def add(self, request: Request, reference: str, caller: Caller) -> Response:
        """Add the file of a form. Raises `ProblemError` and what `CaseFiles.add` raises."""
        form_limits = {"max_files": 1, "max_fields": 5, "max_part_size": FORM_BYTES}
        async with limited(request, self._store.max_bytes + FORM_BYTES).form(**form_limits) as form:
            upload, public = form.get("file"), str(form.get("public", "")).lower() == "true"
            if not isinstance(upload, UploadFile):
                raise ProblemError(422, "Unprocessable Content", "Send multipart/form-data with a `file`.")
            file = IncomingFile(
                name=upload.filename or "", media_type=upload.content_type or "", content=await upload.read()
            )
        try:
            number = await self._files.add(
                reference, file, at=self._clock(), actor=caller.actor, public=public
            )
        except FileRefusedError as error:
            raise ProblemError(422, "Unprocessable Content", f"The file {error}.", code="file") from None
        added, _ = await self._file(reference, number)
        return answer(added, status=201)

    async def _file(self, reference: str, number: int) -> tuple[CaseFile, str]:
        found = await self._files.get(reference, number)
        if found is None:
            raise ProblemError(404, "Not Found", f"The case {reference[:40]} has no file {number}.")
        return found
