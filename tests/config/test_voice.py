"""Recordings, surveys, speech, faxes, numbers outside and departments are checked at start."""

from pathlib import Path

import pytest

from hotline.config.loader import load
from hotline.problems import ConfigurationError

BEGIN = """\
[numbers.1111]
queue = "general"
[queues.general]
[agents.1001]
name = "Aisha"
queues = ["general"]
[ivr]
operator_queue = "general"
"""

MENUS = '[menus.main]\nprompts = ["main-menu"]\n'


def faults(tmp_path: Path, more: str) -> dict[str, str]:
    """Return what is wrong with the file, by key."""
    (tmp_path / "menus.toml").write_text(MENUS)
    (tmp_path / "hotline.toml").write_text(BEGIN + more)
    try:
        load(tmp_path / "hotline.toml", environment={})
    except ConfigurationError as error:
        return {problem.key: problem.what for problem in error.problems}
    return {}


TRUNK = '[sip.trunks.company]\nmatch = "192.0.2.1"\n'
OUTSIDE = '[outside.police]\nnumber = "9999"\ntrunk = "company"\ntitle = { ar = "الشرطة", en = "Police" }\n'


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ('[fax]\nqueue = "generall"\n', "fax.queue"),
        ('[survey]\nhours = "office"\n', "survey.hours"),
        ('[survey]\nlater = "call-back"\n', "survey.later"),
        ('[survey]\nlater = "text"\n', "survey.later"),
        (OUTSIDE, "outside.police.trunk"),
        (TRUNK + OUTSIDE, "outside.police.trunk"),
        (TRUNK + 'gateway = "192.0.2.1"\n' + OUTSIDE + 'hours = "day"\n', "outside.police.hours"),
        ('[departments.water]\ntitle = { ar = "المياه" }\n', "departments.water.title"),
        (
            '[departments.water]\ntitle = { ar = "المياه", en = "Water" }\nqueue = "water"\n',
            "departments.water.queue",
        ),
        ("[recording]\nwarn_free_megabytes = 100\n", "recording.warn_free_megabytes"),
        ("[messages]\nmin_free_megabytes = 9000\n", "messages.warn_free_megabytes"),
        ('[recording]\nrefuse_key = "2"\n', "recording.refuse_key"),
        ('[recording]\nrefuse_key = "0"\n', "recording.refuse_key"),
        ('[recording]\nrefuse_key = "99"\n', "recording.refuse_key"),
        ('[speech.models]\nfr = "."\n', "speech.models.fr"),
        ('[text_messages]\nurl = "gateway"\n', "text_messages.url"),
    ],
)
def test_what_cannot_work_is_refused_with_its_key(tmp_path: Path, more: str, key: str) -> None:
    """Each mistake is told at its key, and nothing else is."""
    assert list(faults(tmp_path, more)) == [key]


def test_what_works_is_taken(tmp_path: Path) -> None:
    """A number outside with a gateway, a department, a survey by text and a fax queue are fine."""
    more = (
        TRUNK + 'gateway = "192.0.2.1"\n' + OUTSIDE + '[fax]\nqueue = "general"\n'
        '[departments.water]\ntitle = { ar = "المياه", en = "Water" }\n'
        '[survey]\nlater = "text"\n[text_messages]\nurl = "http://127.0.0.1:1/send"\n[recording]\nrefuse_key = ""\n'
    )
    assert faults(tmp_path, more) == {}


@pytest.mark.parametrize(
    ("words", "content", "what"),
    [
        ('{ ar = "names.txt" }', None, "there is no file"),
        ('{ fr = "names.txt" }', b"Sohar\n", "`fr` is not offered"),
        ('{ ar = "names.txt" }', b"Sohar\n\xff\n", "line 2 of"),
        ('{ ar = "names.txt" }', "شارع السلطان قابوس\n".encode(), None),
    ],
)
def test_a_list_of_names_is_a_text_file(
    tmp_path: Path, words: str, content: bytes | None, what: str | None
) -> None:
    """A list that cannot be read is told with its line."""
    if content is not None:
        (tmp_path / "names.txt").write_bytes(content)
    found = faults(tmp_path, f"[transcription]\nwords = {words}\n")
    said = " ".join(found.values())
    assert (what or "") in said
    assert bool(said) is (what is not None)
