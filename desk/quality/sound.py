"""The sound of a call to listen to, and its waveform; the access log has who it was before a byte is given out."""

from starlette.requests import Request
from starlette.responses import Response

from hotline.crm_bridge.quality.desk import QualityDesk, ToHear
from hotline.crm_bridge.quality.errors import QualityError
from hotline.desk.door.visitor import Visitor
from hotline.desk.recordings_answers import explained
from hotline.desk.recordings_audio import Hearer
from hotline.recorder.archive.library import Library
from hotline.recorder.archive.rows import RecordingRow

from .asking import number_in


class Sound:
    """What the player asks for."""

    def __init__(self, desk: QualityDesk, library: Library, hearer: Hearer) -> None:
        self._desk = desk
        self._library = library
        self._hearer = hearer

    async def audio(self, request: Request, visitor: Visitor) -> Response:
        """Return the sound, also in ranges."""

        async def hear(_request: Request, who: str) -> Response:
            return await self._hearer.audio(request, who, await self._heard(request, who))

        return await explained(hear)(request, visitor.by)

    async def shape(self, request: Request, visitor: Visitor) -> Response:
        """Return the waveform."""

        async def see(_request: Request, who: str) -> Response:
            return await self._hearer.picture(request, who, await self._heard(request, who), "json")

        return await explained(see)(request, visitor.by)

    async def _heard(self, request: Request, by: str) -> RecordingRow:
        return await self._library.find((await known(self._desk, request, by)).pick.call)


async def known(desk: QualityDesk, request: Request, by: str) -> ToHear:
    """Return the call that the path names, for the listener `by`. Raises `QualityError`."""
    found = await desk.pick(number_in(request), by)
    if found is None:
        raise QualityError("there is no such call to listen to", missing=True)
    return found
