"""Everything that is known of a citizen, given out."""

import zipfile
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from hotline.crm_bridge.audit import AuditLine
from hotline.crm_bridge.citizen import Address, Citizen, CitizenError, Consent, Household, UnknownCitizenError
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.data_protection import contents, readable_words
from hotline.crm_bridge.data_protection.ports import Holding, KeeperError
from hotline.crm_bridge.desk_tables import disposition
from hotline.crm_bridge.tables import case_link, case_note, cases, interaction, survey
from hotline.events import (
    CitizenExported,
)

from .conftest import ARABIC, AT, SECRET, City


def left_overs(folder: Path) -> list[Path]:
    """Folders in which an export was made."""
    return list(folder.glob(".export-*"))


async def test_an_export_has_everything_in_it_for_machines_and_for_people(city: City, tmp_path: Path) -> None:
    """Names, addresses, consents, cases with internal notes, contacts, words, files, surveys and the audit."""
    number, done, open_ = await city.lives()
    raw = f"Subject: {SECRET}".encode()
    async with city.engine.begin() as connection:
        kept = sa.update(correspondence).where(correspondence.c.contact == "mail-1")
        await connection.execute(kept.values(raw_path=await city.files.put(raw)))
    target = tmp_path / "ali.zip"
    await city.exporter.export(number, target, by="officer")
    assert target.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(target) as packed:
        names = set(packed.namelist())
        document = msgspec.json.decode(packed.read("citizen.json"))
        page = packed.read("index.html").decode()
        sounds = {packed.read(name) for name in names if name.startswith("recordings/")}
        files = {packed.read(name) for name in names if name.startswith("attachments/")}
        assert packed.read(document["correspondence"][0]["file"]) == raw
        assert packed.read(document["surveys"][0]["file"]) == b"words"
    assert all(".." not in name and "\u202e" not in name for name in names)
    assert (sounds, files) == ({b"sound"}, {SECRET.encode()})
    assert "recordings/demo-3.3.wav" not in names, "the neighbour's"
    assert {case["reference"] for case in document["cases"]} == {done, open_}
    assert document["cases"][0]["notes"][0]["text"] == SECRET
    assert {one["id"] for one in document["interactions"]} == {"demo-1.1", "demo-2.2", "mail-1"}
    assert document["correspondence"][0]["text"] == SECRET
    assert document["consents"][0]["proof"]
    assert document["surveys"][0]["score"] == 5
    assert [(one["key"], one["content"]["subject"]) for one in document["drafts"]] == [
        ("call:demo-1.1", SECRET),
        ("new", SECRET),
    ]
    assert [(one["disposition"], one["note"]) for one in document["dispositions"]] == [("case", SECRET)]
    assert document["audit"]
    assert '<html lang="ar" dir="rtl">' in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert ARABIC in page
    entries = await city.reader.after(0)
    assert entries[-1].event == CitizenExported(at=AT, by="officer", citizen=number, files=5)


async def test_an_export_replaces_nothing_and_leaves_nothing_half_done(city: City, tmp_path: Path) -> None:
    """A name that is taken, and a file that is missing, are said."""
    number, _, _ = await city.lives()
    target = tmp_path / "ali.zip"
    target.write_text("mine")
    with pytest.raises(CitizenError, match="exists: choose another name"):
        await city.exporter.export(number, target, by="x")
    assert target.read_text() == "mine"
    for path in (tmp_path / "files").glob("??/*"):
        path.unlink()
    with pytest.raises(KeeperError, match="is missing"):
        await city.exporter.export(number, tmp_path / "other.zip", by="x")
    assert not (tmp_path / "other.zip").exists()
    assert left_overs(tmp_path) == []
    with pytest.raises(UnknownCitizenError):
        await city.exporter.export(999, tmp_path / "nobody.zip", by="x")


def test_every_field_has_a_name_in_both_languages() -> None:
    """Nobody has to read the name of a column; what a new one is called is said beside it."""
    tables = (cases, case_note, case_link, interaction, correspondence, attachment, survey, disposition)
    names = {column.name for table in tables for column in table.columns} - contents.HIDDEN
    for shape in (Citizen, Address, Household, Consent, AuditLine, Holding):
        names |= set(shape.__struct_fields__)
    assert sorted(names - set(readable_words.WORDS)) == []
