"""Pictures that citizens send: whether one is a picture, a copy that tells nothing but what is seen, and where it was.

A picture is opened with care: its header says how large it is before anything is decoded, so that a small file that
would fill the memory (a decompression bomb) is refused; JPEGs are decoded at a smaller scale where they are large.
"""

import io
import math
import threading
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageOps

#: Pixels of the largest picture that is decoded: more than telephones take (48 megapixels need 150 MB).
MOST_PIXELS = 50_000_000

#: The longer side of the copy that others see, pixels.
LONGEST_SIDE = 2048

#: Decoders that may run; each other one of Pillow's is a door that nobody needs.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")

#: One picture is decoded at a time: that bounds the memory.
_one_at_a_time = threading.Lock()


class PictureError(Exception):
    """It cannot be shown as a picture; the text says why."""


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A copy without anything hidden: no place, no camera, no comments."""

    content: bytes
    media_type: str
    width: int
    height: int


def clean(content: bytes) -> CleanPicture:
    """Return a copy that may be shown to others, turned upright, `LONGEST_SIDE` pixels at most.

    It takes long: call it in a thread. Raises `PictureError`.
    """
    with _one_at_a_time:
        try:
            return _clean(content)
        except PictureError:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise PictureError("has more pixels than are opened here") from error
        except Exception as error:  # decoders of damaged files raise nearly anything
            raise PictureError("is no picture that can be opened") from error


def _clean(content: bytes) -> CleanPicture:
    with _open(content) as image:
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clear = "A" in upright.getbands() or "transparency" in upright.info
        bare = upright.convert("RGBA" if clear else "RGB")
        bare.info.clear()
        kind = "PNG" if clear else "JPEG"
        out = io.BytesIO()
        bare.save(out, kind, **({} if clear else {"quality": 85}))
        return CleanPicture(out.getvalue(), f"image/{kind.lower()}", bare.width, bare.height)


def _open(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content), formats=_FORMATS)
    if image.width * image.height > MOST_PIXELS:
        raise PictureError(f"has {image.width} x {image.height} pixels, more than is opened here")
    return image


def place_of(content: bytes) -> tuple[float, float] | None:
    """Return latitude and longitude (degrees, WGS 84) that the camera wrote down, None without. Raises nothing.

    Exif 2.32, 4.6.6: degrees, minutes and seconds, with N or S, E or W.
    """
    try:
        # A PNG is decoded for it: what stands behind its pixels may be what tells the place.
        with _one_at_a_time, _open(content) as image:
            gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
            latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], "S")
            longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], "W")
    except Exception:  # a damaged one has no place
        return None
    is_somewhere = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)
    return (latitude, longitude) if is_somewhere else None


def _degrees(parts: tuple[float, float, float], side: str, negative: str) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value):
        raise ValueError("no number")
    return -value if side == negative else value
