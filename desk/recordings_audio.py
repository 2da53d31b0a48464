"""Gives out the sound and the picture of a recording, once the journal has who wants it and why.

A range is read from the sealed file alone: only the chunks that it touches are opened, and each is authenticated.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import structlog
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from hotline.recorder.archive.container import SealBrokenError
from hotline.recorder.archive.library import How, Library
from hotline.recorder.archive.naming import SEALED
from hotline.recorder.archive.reading import AudioReader
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.picture.order import Kind
from hotline.recorder.picture.pictures import Pictures

from .byte_ranges import ByteRange, UnsatisfiableError, wanted
from .hearing import Hearing, Hearings
from .problem_json import PRIVATE, ProblemError
from .reasons import reason_asked

#: How much is read, decrypted and sent at once.
_BLOCK_BYTES = 1 << 18

#: RFC 9639, section 5.2; RFC 7845, section 9.
_AUDIO_TYPES = {"flac": "audio/flac", "opus": "audio/ogg; codecs=opus"}
_PICTURE_TYPES: dict[Kind, str] = {"png": "image/png", "svg": "image/svg+xml", "json": "application/json"}

#: An SVG that is opened by itself is a page, and this one has only styles.
_PICTURE_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}

log = structlog.get_logger()


class Hearer:
    """Sound and pictures for the holders of tokens."""

    def __init__(self, library: Library, pictures: Pictures, clock: Callable[[], float]) -> None:
        """`clock` tells seconds that never go back."""
        self._library = library
        self._pictures = pictures
        self._hearings = Hearings(clock)

    async def audio(self, request: Request, who: str, row: RecordingRow) -> Response:
        """Return the sound as it is stored, FLAC or Ogg Opus, or the range that is asked for.

        Raises `ProblemError`, and what `Library.open_audio` raises.
        """
        why = reason_asked(request)
        if request.method == "HEAD":  # it gives nothing out, so it is no access
            audio = await asyncio.to_thread(self._library.open_row, row)
        else:
            audio = await self._open(request, "played", who, why, row)
        try:
            return await _answer(request, row, audio)
        except BaseException:
            await asyncio.to_thread(audio.close)
            raise

    async def picture(self, request: Request, who: str, row: RecordingRow, kind: Kind) -> Response:
        """Return the picture. Raises as `audio`, and `PictureError`."""
        why = reason_asked(request)
        audio = await self._open(request, "picture", who, why, row)
        await asyncio.to_thread(audio.close)
        content = await self._pictures.picture(row, kind)
        return Response(content, headers=PRIVATE | _PICTURE_POLICY, media_type=_PICTURE_TYPES[kind])

    async def _open(self, request: Request, how: How, who: str, why: str, row: RecordingRow) -> AudioReader:
        """Open the sound; if this is not part of a hearing that is in the access log, it is there first."""
        address = request.client.host if request.client is not None else ""
        hearing = Hearing(row.id, how, who, address, why)
        if self._hearings.goes_on(hearing):
            return await asyncio.to_thread(self._library.open_row, row)
        audio = await self._library.open_audio(row.id, how=how, who=who, why=why)
        self._hearings.written_down(hearing)
        return audio


class _AudioResponse(StreamingResponse):
    """Closes the recording at the end, however it comes."""

    def __init__(self, audio: AudioReader, content: AsyncIterator[bytes], status: int) -> None:
        super().__init__(content, status)
        self._audio = audio

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await asyncio.to_thread(self._audio.close)


async def _answer(request: Request, row: RecordingRow, audio: AudioReader) -> Response:
    """Return the whole or a part (RFC 9110, 15.3.7); the reader is closed when it is sent."""
    tag = f'"{row.sha256}"'
    span = _span(request, tag, audio.size)
    part = span or ByteRange(0, audio.size - 1)
    headers = PRIVATE | {
        "Accept-Ranges": "bytes",
        "ETag": tag,
        "Content-Type": _AUDIO_TYPES[row.format],
        "Content-Length": str(part.length),
        "Content-Disposition": f'inline; filename="{Path(row.path).name.removesuffix(SEALED)}"',
    }
    if span is not None:
        headers["Content-Range"] = span.content_range(audio.size)
    status = 200 if span is None else 206
    if request.method == "HEAD":
        await asyncio.to_thread(audio.close)
        return Response(status_code=status, headers=headers)
    first = await asyncio.to_thread(audio.read_range, part.first, min(part.length, _BLOCK_BYTES))
    response = _AudioResponse(audio, _content(row.id, audio, part, first), status)
    response.headers.update(headers)
    return response


def _span(request: Request, tag: str, size: int) -> ByteRange | None:
    """Return the range that counts. Raises `ProblemError` with 416.

    Only GET has ranges (14.2), and one that is asked for of another version (`If-Range`, 13.1.5) counts as none.
    """
    if request.method != "GET" or request.headers.get("if-range", tag) != tag:
        return None
    try:
        return wanted(request.headers.get("range"), size)
    except UnsatisfiableError:
        detail = f"The audio has {size} bytes."
        headers = {"Content-Range": f"bytes */{size}"}
        raise ProblemError(416, "Range Not Satisfiable", detail, headers) from None


async def _content(name: str, audio: AudioReader, part: ByteRange, first: bytes) -> AsyncIterator[bytes]:
    """Yield the bytes; what is found damaged on the way ends the answer before its length, so that it is noticed."""
    yield first
    at = part.first + len(first)
    try:
        while at <= part.last:
            block = await asyncio.to_thread(audio.read_range, at, min(_BLOCK_BYTES, part.last + 1 - at))
            if not block:
                break
            at += len(block)
            yield block
    except (SealBrokenError, StorageError) as error:
        log.error("recording.not_given_out_whole", recording=name, reason=str(error))
        raise
