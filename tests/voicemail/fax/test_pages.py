"""Pages of a fax become a PDF, whatever the sending machine wrote."""

import random
import resource
import sys
from pathlib import Path

import pytest
from PIL import Image, PdfParser

from hotline.voicemail.fax import conversion, pages
from hotline.voicemail.fax.conversion import FaxUnreadableError
from hotline.voicemail.fax.pages import NoPageError, Pages


def write_tiff(path: Path, count: int, *, dpi: tuple[int, int] = (204, 98), height: int = 300) -> Path:
    """Write pages of noise, as a machine that scanned a newspaper would."""
    dice = random.Random(1)  # noqa: S311 -- noise
    found = [Image.frombytes("1", (1728, height), dice.randbytes(1728 // 8 * height)) for _ in range(count)]
    found[0].save(path, compression="group3", dpi=dpi, save_all=True, append_images=found[1:])
    return path


def read_pdf(path: Path) -> list[tuple[float, float]]:
    """Return width and height of each page, in points."""
    with PdfParser.PdfParser(str(path)) as pdf:
        boxes = [pdf.read_indirect(page)[b"MediaBox"] for page in pdf.pages]
    return [(float(box[2]), float(box[3])) for box in boxes]


def test_each_page_has_its_true_shape(tmp_path: Path) -> None:
    """204 dots and 98 lines an inch are 8.47 inches across, whatever number of dots a line has."""
    tiff = write_tiff(tmp_path / "a.tif", 3)
    assert pages.make_pdf(tiff, tmp_path / "a.pdf") == Pages(3, whole=True)
    assert read_pdf(tmp_path / "a.pdf") == [pytest.approx((1728 / 204 * 72, 300 / 98 * 72))] * 3


def test_fine_resolution_is_kept(tmp_path: Path) -> None:
    """A page of fine resolution has twice as many lines and the same height."""
    tiff = write_tiff(tmp_path / "a.tif", 1, dpi=(204, 196), height=600)
    pages.make_pdf(tiff, tmp_path / "a.pdf")
    assert read_pdf(tmp_path / "a.pdf") == [pytest.approx((1728 / 204 * 72, 600 / 196 * 72))]


def test_good_pages_before_a_damaged_one_are_kept(tmp_path: Path) -> None:
    """A file that was cut in its last page gives the pages before it, and says that it is not whole."""
    tiff = write_tiff(tmp_path / "a.tif", 3)
    good = tiff.read_bytes()
    results = set()
    for cut in range(8, len(good), len(good) // 12):
        tiff.write_bytes(good[:cut])
        try:
            found = pages.make_pdf(tiff, tmp_path / "cut.pdf")
        except NoPageError:
            results.add(0)
            continue
        assert not found.whole or found.pages == 3
        assert len(read_pdf(tmp_path / "cut.pdf")) == found.pages
        results.add(found.pages)
    assert 0 in results
    assert results & {1, 2}


@pytest.mark.parametrize(
    "content", [b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"%PDF-1.4", b"GIF89a" * 50, b"\0" * 4096]
)
async def test_what_is_no_fax_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    """Empty, damaged and other files give no page and a reason, from the process as well."""
    tiff = tmp_path / "a.tif"
    tiff.write_bytes(content)
    with pytest.raises(FaxUnreadableError, match=r"\w{3}"):
        await conversion.make_pdf(tiff, tmp_path / "a.pdf")


async def test_random_damage_harms_nobody(tmp_path: Path) -> None:
    """Whatever bytes are turned over, the process answers or refuses."""
    good = write_tiff(tmp_path / "good.tif", 2, height=100).read_bytes()
    dice, tiff = random.Random(7), tmp_path / "a.tif"  # noqa: S311 -- damage
    for _ in range(60):
        damaged = bytearray(good)
        for _ in range(dice.randint(1, 20)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        tiff.write_bytes(damaged)
        try:
            found = pages.make_pdf(tiff, tmp_path / "a.pdf")
        except NoPageError:
            continue
        assert 1 <= found.pages <= 2


async def test_the_process_answers_with_what_it_made(tmp_path: Path) -> None:
    """The same as within this process."""
    tiff = write_tiff(tmp_path / "a.tif", 2)
    assert await conversion.make_pdf(tiff, tmp_path / "a.pdf") == Pages(2, whole=True)
    assert len(read_pdf(tmp_path / "a.pdf")) == 2


async def test_a_decoder_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time it is killed, and the fax counts as unreadable."""
    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\nexec sleep 60\n")
    fake.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(fake))
    monkeypatch.setattr(conversion, "MOST_SECONDS", 0.2)
    with pytest.raises(FaxUnreadableError, match="not done"):
        await conversion.make_pdf(tmp_path / "a.tif", tmp_path / "a.pdf")


def test_a_picture_that_is_too_large_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of more dots than any fax has is not unpacked."""
    monkeypatch.setattr(pages, "MOST_PIXELS", 1728 * 300 - 1)
    tiff = write_tiff(tmp_path / "a.tif", 1)
    with pytest.raises(NoPageError):
        pages.make_pdf(tiff, tmp_path / "a.pdf")


def test_limits_leave_room_for_the_largest_page() -> None:
    """The memory of the process holds a page of the most dots."""
    assert pages.MEMORY_BYTES > 4 * pages.MOST_PIXELS
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != pages.MEMORY_BYTES  # only the process has the limit
