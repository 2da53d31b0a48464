"""What is written on the page of the recording script beside the prompts: `[page]` of a catalogue."""

from collections.abc import Sequence

from hotline.config import Section


class PageWords(Section):
    """The words of a page; English where a catalogue has none."""

    title: str = "Recording script"
    recordings: str = "Recordings"
    minutes: str = "Minutes of speech, about"
    about: str = (
        "One file each, with the name given: WAV or FLAC, mono, 48,000 samples a second, 24 bits, a quarter of a "
        "second of silence before and after, no effects. Where a note says so, a text is a part of a longer sentence."
    )
    text: str = "Text"
    file: str = "File"
    #: Above the longest time that a recording should take, seconds.
    at_most: str = "At most, s"


def over_each_other(pages: Sequence[PageWords]) -> PageWords:
    """Return the words, each as the last of the pages has it that has any."""
    written: dict[str, str] = {}
    for page in pages:
        written |= page.model_dump(exclude_unset=True)
    return PageWords(**written)
