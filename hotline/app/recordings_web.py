"""Wires what programs and people do with recordings over HTTP. No logic."""

from starlette.routing import BaseRoute

from hotline.desk.access import Access
from hotline.desk.recordings_api import RecordingsApi
from hotline.queue.hours import time_zone
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.conversations import Recorder
from hotline.recorder.picture.pictures import Pictures

from .ground import Ground


def recordings_routes(
    ground: Ground, access: Access, recordings: Recordings, recorder: Recorder
) -> list[BaseRoute]:
    """Return what the web server serves of recordings."""
    paths = ground.loaded.paths
    api = RecordingsApi(
        recordings,
        pictures=Pictures(paths.recordings, paths.recording_keys),
        pauses=recorder.pauses,
        access=access,
        zone=lambda: time_zone(ground.current.config().node.timezone),
    )
    return [*api.routes()]
