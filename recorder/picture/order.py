"""What is asked of the process that draws recordings."""

from typing import Literal

import msgspec

from hotline.recorder.plan import Gap, Segment

#: `json`: no picture but its shape, for players that draw by themselves.
Kind = Literal["png", "svg", "json"]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of one recording."""

    #: Where recordings are, and the storage and path of this one in it.
    folder: str
    storage: str
    path: str
    #: The file with the key ring; empty: the recording is not encrypted. No key goes through the pipe.
    keys: str
    kind: Kind
    gaps: tuple[Gap, ...] = ()
    segments: tuple[Segment, ...] = ()
