"""Makes a PDF of the pages of a fax: `python -m hotline.voicemail.fax.pages TIFF PDF`; `conversion.py` starts it.

It runs as a process of its own, with little memory and time: the file came from a stranger's machine, and what it
does to the decoder happens to no call. It prints `Pages` as JSON; where there is none, it says why on stderr and ends
with 1.
"""

import os
import resource
import sys
import warnings
from pathlib import Path

import msgspec
from PIL import Image, UnidentifiedImageError

#: More pages than these are not looked at.
MOST_PAGES = 500

#: A fax has 1,728 dots a line, or 2,432 on A3 (ITU-T T.4 § 2.1), and a page is at most some metres long.
MOST_PIXELS = 2_500 * 40_000

#: Dots and lines an inch of the standard resolution (8 dots and 3.85 lines a millimetre, ITU-T T.4 § 2.1).
STANDARD_RESOLUTION = (204.0, 98.0)

#: Of the process: bytes of memory, and seconds of processor time.
MEMORY_BYTES, PROCESSOR_SECONDS = 1 << 30, 60

#: Nobody waits for it (setpriority(2)).
NICENESS = 19


class Pages(msgspec.Struct, frozen=True):
    """What was read."""

    #: Good pages, from the first on.
    pages: int
    #: False: what follows them could not be read.
    whole: bool


class NoPageError(Exception):
    """There is not a single page; the text says why."""


def make_pdf(tiff: Path, pdf: Path) -> Pages:
    """Write the good pages of `tiff` to `pdf`, each at its own resolution.

    Raises `NoPageError` where there is none, and `OSError` where the PDF cannot be written.
    """
    pdf.unlink(missing_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a damaged file makes the library say helps nobody
        return _make_pdf(tiff, pdf)


def _make_pdf(tiff: Path, pdf: Path) -> Pages:
    try:
        image = Image.open(tiff, formats=["TIFF"])
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        raise NoPageError(str(error)) from error
    with image:
        for number in range(MOST_PAGES):
            page = _page(image, number)
            if page is None:
                return _counted(number, whole=number == _frames(image))
            page.save(pdf, "PDF", append=number > 0, dpi=_resolution(image))
    return Pages(MOST_PAGES, whole=False)


def _counted(pages: int, *, whole: bool) -> Pages:
    if pages == 0:
        raise NoPageError("its first page cannot be read")
    return Pages(pages, whole)


def _page(image: Image.Image, number: int) -> Image.Image | None:
    """Return the page in black and white, None where it is not there or damaged."""
    try:
        image.seek(number)
        if image.width * image.height > MOST_PIXELS:
            return None
        return image.convert("1")
    except EOFError:
        return None
    except Exception:  # whatever a damaged page makes the decoder say
        return None


def _frames(image: Image.Image) -> int:
    """Return how many pages the file says that it has; -1 where it cannot be followed."""
    try:
        return int(getattr(image, "n_frames", 1))
    except Exception:  # as above
        return -1


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Return dots and lines an inch: pages of standard resolution have half as many lines as dots."""
    found = image.info.get("dpi", STANDARD_RESOLUTION)
    across, down = (float(one) for one in found)
    return (across, down) if across > 0 and down > 0 else STANDARD_RESOLUTION


def main() -> int:
    """Convert the file that the arguments name."""
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    try:
        found = make_pdf(Path(sys.argv[1]), Path(sys.argv[2]))
    except NoPageError as error:
        sys.stderr.write(str(error))
        return 1
    sys.stdout.write(msgspec.json.encode(found).decode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
