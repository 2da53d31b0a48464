"""What is said at start about opening hours."""

from pathlib import Path

import pytest

from tests.config_file import NEEDED, told, warned

#: The queue's hours are those of the tests.
BEGIN = NEEDED.replace("[queues.water]\n", '[queues.water]\nhours = "office"\n')
OVERLAP = "Let one end before the other begins, or write one range for both."
OVER_MIDNIGHT = "which ends on the next day because its end is before its begin"


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (
            'week.sunday = ["08:00-12:00", "8-16"]',
            'week.sunday[1]: `8-16` is no range of times. Write for example "07:30-14:30".',
        ),
        (
            'week.sunday = ["08:00-08:00"]',
            (
                "week.sunday[0]: `08:00-08:00` begins and ends at the same time. "
                'Write "00:00-24:00" for the whole day and [] for a closed one.'
            ),
        ),
        (
            'week.sunday = "08:00-12:00"',
            'week.sunday: must be an array, not a text. Write it in brackets: ["…", "…"].',
        ),
        (
            'week.sunda = ["08:00-12:00"]',
            (
                "week.sunda: must be 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday' "
                "or 'sunday'. Did you mean `sunday`?"
            ),
        ),
        (
            'week.sunday = ["11:00-14:00", "08:00-12:00"]',
            f"week.sunday[0]: `11:00-14:00` overlaps with `08:00-12:00`. {OVERLAP}",
        ),
        (
            'week = { sunday = ["22:00-02:00"], monday = ["01:00-03:00"] }',
            (
                "week.monday[0]: `01:00-03:00` overlaps with `22:00-02:00` of sunday, "
                f"{OVER_MIDNIGHT}. {OVERLAP}"
            ),
        ),
        (
            'week = { saturday = ["14:30-07:30"], sunday = ["07:00-14:30"] }',
            (
                "week.sunday[0]: `07:00-14:30` overlaps with `14:30-07:30` of saturday, "
                f"{OVER_MIDNIGHT}. {OVERLAP}"
            ),
        ),
        (
            "dates = { 2026-02-30 = [] }",
            'dates.2026-02-30: `2026-02-30` is no date. Write year, month and day: "2026-03-20".',
        ),
        (
            'dates = { 2026-12-31 = ["22:00-01:00"], 2027-01-01 = ["00:30-04:00"] }',
            (
                "dates.2027-01-01[0]: `00:30-04:00` overlaps with `22:00-01:00` of 2026-12-31, "
                f"{OVER_MIDNIGHT}. {OVERLAP}"
            ),
        ),
        (
            'dates = { 2026-12-31 = ["9:00"] }',
            'dates.2026-12-31[0]: `9:00` is no range of times. Write for example "07:30-14:30".',
        ),
        (
            'holidays = "XX"',
            "holidays: the holidays of `XX` are not known. Leave it out and write them under `dates`.",
        ),
        (
            'holidays = "om"',
            "holidays: has the wrong form. Write a country of two capital letters, for example `OM`.",
        ),
    ],
)
def test_tables_of_hours(tmp_path: Path, table: str, fault: str) -> None:
    """Whatever cannot be hours is told with its day and how to write it."""
    assert told(tmp_path, f"[hours.office]\n{table}", BEGIN) == [f"2: hours.office.{fault}"]


@pytest.mark.parametrize(
    "table",
    [
        'week = { sunday = ["22:00-02:00"], monday = ["02:00-04:00", "04:00-24:00"], tuesday = ["0:00-1:00"] }',
        'week = { sunday = ["22:00-02:00"] }\ndates = { 2026-03-02 = ["00:00-24:00"] }',
        'week = { monday = ["22:00-02:00", "02:00-08:00"] }',
        'dates = { 2026-03-02 = ["08:00-12:00"], 2026-03-03 = ["08:00-12:00"] }',
    ],
)
def test_ranges_that_do_not_overlap(tmp_path: Path, table: str) -> None:
    """Ranges may touch, and a single date may be wider than the night of the week beside it."""
    assert told(tmp_path, f"[hours.office]\n{table}", BEGIN) == []


def test_each_overlap_with_a_long_range_is_told(tmp_path: Path) -> None:
    """What lies in a long range overlaps with it, also behind another one that does."""
    text = '[hours.office]\nweek.sunday = ["08:00-20:00", "09:00-10:00", "11:00-12:00", "20:00-21:00"]'
    assert told(tmp_path, text, BEGIN) == [
        f"2: hours.office.week.sunday[1]: `09:00-10:00` overlaps with `08:00-20:00`. {OVERLAP}",
        f"2: hours.office.week.sunday[2]: `11:00-12:00` overlaps with `08:00-20:00`. {OVERLAP}",
    ]


def test_week_that_runs_into_itself(tmp_path: Path) -> None:
    """Sunday's night ends on Monday."""
    text = '[hours.office]\nweek = { monday = ["01:00-03:00"], sunday = ["22:00-02:00"] }'
    assert told(tmp_path, text, BEGIN) == [
        (
            "2: hours.office.week.monday[0]: `01:00-03:00` overlaps with `22:00-02:00` of sunday, "
            f"{OVER_MIDNIGHT}. {OVERLAP}"
        )
    ]


@pytest.mark.parametrize(
    ("zone", "remedy"),
    [
        ("Asia/Muskat", "Did you mean `Asia/Muscat`?"),
        ("Asia", "Did you mean `Asia/"),
        ("../x", "Known here: "),
    ],
)
def test_time_zone(tmp_path: Path, zone: str, remedy: str) -> None:
    """A time zone that the database does not have is refused."""
    text = f'[hours.office]\nweek.sunday = ["08:00-12:00"]\n[node]\ntimezone = "{zone}"'
    (found,) = told(tmp_path, text, BEGIN)
    assert found.startswith(f"4: node.timezone: `{zone}` is no time zone. {remedy}"[: len(found)])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[queues.gas]\nhours", "queues.gas.hours"),
        ("[queues.gas.callback]\nhours", "queues.gas.callback.hours"),
        ("[callbacks]\nhours", "callbacks.hours"),
    ],
)
def test_names_of_hours(tmp_path: Path, text: str, key: str) -> None:
    """Whoever names hours names a table that there is."""
    found = told(tmp_path, f'[hours.office]\n{text} = "ofice"', BEGIN)
    assert f"3: {key}: there are no hours `ofice`. Did you mean `office`?" in found


def test_hours_that_cannot_be_meant(tmp_path: Path) -> None:
    """Hours that are never open, or that nobody has, are told."""
    text = '[hours.office]\nweek.sunday = []\n[hours.night]\nweek.sunday = ["20:00-24:00"]'
    assert warned(tmp_path, text, BEGIN) == [
        '1: hours.office: it is never open. Give it days, for example `sunday = ["07:30-14:30"]`.',
        "3: hours.night: nobody asks for these hours. Remove them or use them.",
    ]
