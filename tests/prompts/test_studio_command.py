"""`hotline prompts script`, `import` and `check`, as the operator types them."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.speaking_time import expected_seconds
from tests.prompts.operator import CONFIGURATION, TEXTS, Operator

pytestmark = pytest.mark.usefixtures("quick_speech")


def welcome() -> str:
    return load_catalogues(("en",))["en"].texts["welcome"].text


def test_the_script_has_a_row_for_each_recording(operator: Operator) -> None:
    """Name, text, note, place, time: what a studio asks for; the operator's own texts too."""
    shown = operator.types("script")
    assert shown.exit_code == 0, shown.output
    rows = {row["file"]: row for row in csv.DictReader(io.StringIO(shown.stdout))}
    assert rows["festival.wav"]["text"] == "The festival begins on Friday."
    assert "menus.main.prompts[1]" in rows["festival.wav"]["where used"]
    assert rows["welcome.wav"]["note"].startswith("Warm")
    assert float(rows["welcome.wav"]["longest, s"]) > expected_seconds(welcome())
    assert len(rows) == len(load_catalogues(("en",))["en"].texts) + 1


def test_a_spreadsheet_reads_the_file_as_utf_8(operator: Operator) -> None:
    """It begins with the mark that says so."""
    file = operator.folder / "script.csv"
    assert operator.types("script", "--output", str(file)).exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbffile,text")


def test_the_page_is_in_the_language_of_the_texts(operator: Operator) -> None:
    """Arabic from the right, English from the left, by their letters, in its own words; nothing in a text is a tag."""
    own = '[page]\ntitle = "Script of the city"\n'
    operator.texts.write_text(TEXTS.replace("Friday", "<b>Friday</b>") + own)
    page = operator.folder / "script.html"
    assert operator.types("script", "--output", str(page)).exit_code == 0
    text = page.read_text()
    assert '<html lang="en" dir="ltr">' in text
    assert "<h1>Script of the city: en</h1>" in text
    assert "<th>At most, s</th>" in text
    assert "&lt;b&gt;Friday" in text
    both = CONFIGURATION.replace('["en"]', '["en", "ar"]')
    (operator.folder / "hotline.toml").write_text(both)
    (operator.folder / "texts/ar").mkdir()
    (operator.folder / "texts/ar/catalogue.toml").write_text('[prompts]\nfestival = "يَبْدَأُ المِهْرَجَانُ."\n')
    assert operator.types("script", "--lang", "ar", "--output", str(page)).exit_code == 0
    text = page.read_text()
    assert '<html lang="ar" dir="rtl">' in text
    assert "<h1>نص التسجيل: ar</h1>" in text
    which = operator.types("script")
    assert which.exit_code == 2
    assert "Add --lang; there are: en, ar." in which.output


def test_an_import_takes_the_good_ones_and_says_what_was_refused(operator: Operator) -> None:
    """Status 1, because something is left to do."""
    operator.records("welcome.wav", welcome())
    operator.records("festival.wav", "The festival begins on Friday.", seed=2, times=5)
    operator.records("festivall.wav", "x", seed=3)
    done = operator.types("import", str(operator.folder / "studio"))
    assert done.exit_code == 1
    assert "festival.wav: speaks for" in done.output
    assert "Did you mean `festival`?" in done.output
    assert "1 new, 0 replaced, 0 unchanged, 2 refused" in done.output
    assert [file.name for file in (operator.folder / "recordings/en").glob("*.wav")] == ["welcome.wav"]


def test_what_is_recorded_is_not_asked_for_again(operator: Operator) -> None:
    """Unless its text has changed since."""
    operator.records("festival.wav", "The festival begins on Friday.")
    assert operator.types("import", str(operator.folder / "studio")).exit_code == 0
    assert "festival.wav" not in operator.types("script", "--missing").output
    operator.texts.write_text(TEXTS.replace("Friday", "Monday"))
    assert "festival.wav" in operator.types("script", "--missing").output


def test_a_dry_run_imports_nothing(operator: Operator) -> None:
    """It tells what would be done."""
    operator.records("welcome.wav", welcome())
    tried = operator.types("import", str(operator.folder / "studio/en"), "--lang", "en", "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "1 would be new" in tried.output
    assert list((operator.folder / "recordings").iterdir()) == []


def test_a_name_cannot_command_the_terminal(operator: Operator) -> None:
    """Whatever bytes a file's name has."""
    operator.records("\x1b[2Jx.wav", "x")
    assert "\x1b[2J" not in operator.types("import", str(operator.folder / "studio")).output


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("import", "nowhere"), "there is no folder nowhere"),
        (("import", "{}/studio", "--lang", "fr"), "the language `fr` is not configured"),
        (("import", "{}/recordings"), "is the folder of the recordings itself"),
        (("script", "--lang", "arr"), "the language `arr` is not configured"),
        (("script", "--output", "{}/none/x.csv"), "there is no folder {}/none for x.csv"),
    ],
)
def test_a_mistyped_command_is_told(operator: Operator, words: tuple[str, ...], why: str) -> None:
    """Status 2, and nothing done."""
    told = operator.types(*(word.format(operator.folder) for word in words))
    assert told.exit_code == 2
    assert why.format(operator.folder) in told.output.replace("\n", " ")


def test_a_full_disk_is_one_line(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do, and without a traceback."""

    def full(path: Path, _: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("hotline.prompts.studio_import.replace_file", full)
    operator.records("welcome.wav", welcome())
    told = operator.types("import", str(operator.folder / "studio"))
    assert told.exit_code == 1
    assert "No space left on device" in told.output
    assert "Make room and try again" in told.output


def test_the_check_finds_each_kind_of_trouble(operator: Operator) -> None:
    """Missing, unused, too quiet, old; and nothing where all is well."""
    before = operator.types("check")
    assert before.exit_code == 1
    assert "festival.wav: there is no sound. Run `hotline prompts render`." in before.output
    assert operator.types("render").exit_code == 0
    well = operator.types("check")
    assert well.exit_code == 0, well.output
    assert ": 0 to mend" in well.output

    (operator.folder / "recordings/en").mkdir()
    sound = np.zeros(32_000)
    sound[::1600] = 0.9  # clicks: the peaks keep it quiet
    sf.write(operator.folder / "recordings/en/festival.wav", sound, 16_000)
    assert operator.types("render").exit_code == 0
    operator.texts.write_text(TEXTS.replace("Friday", "Monday") + 'lonely = "Nobody plays this."\n')
    assert operator.types("render").exit_code == 0
    told = operator.types("check")
    assert told.exit_code == 1
    assert "catalogue.toml:4: prompts.lonely: `lonely` is played by no menu" in told.output
    assert "festival.wav: says an older text: “The festival begins on Friday.”" in told.output
    assert "LU quieter than the other prompts" in told.output
    assert ": 3 to mend" in told.output
