"""What a recording's file says about itself: a tag of the audio, so that the file needs nobody to explain it. Pure.

The tag is the file's `COMMENT` (Vorbis comment, in FLAC and in Ogg Opus), JSON. In an encrypted file it is encrypted
with the audio, since it says who talked when.
"""

import base64
import zlib
from typing import Literal

import msgspec

from hotline.recorder.plan import Gap, RecordingPlan, Segment

#: Samples a second and channels of every file: caller left, agent right.
RATE, CHANNELS = 8000, 2

Format = Literal["flac", "opus"]

#: libsndfile 1.2.2 writes an Ogg comment beyond its first page (65,025 bytes, RFC 3533 section 6) but cannot read it.
_TAG_BYTES = 50_000
#: A longer one is packed; whoever looks at a file with another program reads the short ones, which are nearly all.
_PLAIN_BYTES = 16_000
_PACKED = "zlib:"


class MetadataError(ValueError):
    """What a file says about itself cannot be read, or would be too long to be written."""


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a recording. Times within it are seconds since its begin."""

    #: Of this structure.
    version: int = 1
    #: The call's id, and `+2` behind it for a second recording of one call.
    recording: str
    call: str
    #: Seconds since the epoch.
    begins_at: float
    seconds: float
    format: Format
    rate: int = RATE
    #: Which side is on which channel.
    channels: tuple[str, ...] = ("caller", "agent")
    language: str = ""
    #: The queue of the last talk; empty where nobody talked.
    queue: str = ""
    #: Names of the raw files that it was made of; they tell a repeated order from a new one.
    sources: tuple[str, ...] = ()
    #: From when to when something was written; silence between them is not what was heard.
    stretches: tuple[tuple[float, float], ...] = ()
    #: In which stretches neither side sent anything for a while: where they begin, and for how long (`Stretch.lacks`).
    lacks: tuple[tuple[float, float], ...] = ()
    gaps: tuple[Gap, ...] = ()
    segments: tuple[Segment, ...] = ()


_decoder = msgspec.json.Decoder(Metadata)


def describe_plan(
    plan: RecordingPlan, recording: str, kind: Format, frames: int, stretches: tuple[tuple[float, float], ...]
) -> Metadata:
    """Return what the file of this plan says; it has so many samples on each channel."""
    return Metadata(
        recording=recording,
        call=plan.call,
        begins_at=plan.begins_at,
        seconds=frames / RATE,
        format=kind,
        language=plan.language,
        queue=plan.queue,
        sources=sources_of(plan),
        stretches=stretches,
        lacks=tuple((one.begins, one.lacks) for one in plan.stretches if one.lacks),
        gaps=plan.gaps,
        segments=plan.segments,
    )


def sources_of(plan: RecordingPlan) -> tuple[str, ...]:
    """Return the names of the plan's raw files."""
    return tuple(name for one in plan.stretches for name in (one.caller, one.agent) if name)


def to_json(metadata: Metadata) -> str:
    """Return it as the table keeps it."""
    return msgspec.json.encode(metadata).decode()


def from_json(text: str) -> Metadata:
    """Read what `to_json` wrote. Raises `MetadataError`."""
    try:
        return _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeError) as error:
        message = f"its metadata cannot be read: {error}"
        raise MetadataError(message) from error


def to_tag(metadata: Metadata) -> str:
    """Return it as the file keeps it. Raises `MetadataError` for thousands of gaps."""
    text = to_json(metadata)
    if len(text.encode()) > _PLAIN_BYTES:
        text = _PACKED + base64.b64encode(zlib.compress(text.encode())).decode()
    if len(text) > _TAG_BYTES:
        message = (
            f"{len(metadata.gaps)} gaps and {len(metadata.segments)} segments do not fit into a file's tag"
        )
        raise MetadataError(message)
    return text


def from_tag(tag: str) -> Metadata:
    """Read what `to_tag` wrote. Raises `MetadataError`."""
    if tag.startswith(_PACKED):
        try:
            unpacker = zlib.decompressobj()
            content = unpacker.decompress(
                base64.b64decode(tag.removeprefix(_PACKED), validate=True), 10_000_000
            )
            tag = content.decode()
        except (zlib.error, ValueError) as error:
            message = f"its metadata cannot be unpacked: {error}"
            raise MetadataError(message) from error
    return from_json(tag)
