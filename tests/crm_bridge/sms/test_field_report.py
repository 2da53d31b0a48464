"""What field teams write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.crm_bridge.case_status import TRANSITIONS
from hotline.crm_bridge.reference import is_valid, make_reference
from hotline.crm_bridge.sms.field_report import FieldReport, Misread, read, similar
from hotline.crm_bridge.sms.keywords import ACTIONS, PHRASES, Action, keys

#: Text; action, note, public.
GOLDEN = [
    ("C 4270 done valve replaced", "done", "valve replaced", False),
    ("c4270 DONE", "done", "", False),
    ("4270: done, valve replaced", "done", "valve replaced", False),
    ("#4270 Fixed", "done", "", False),
    ("case no. 4270 solved", "done", "", False),
    ("done 4270 valve replaced", "done", "valve replaced", False),
    ("4270 done! The water is back.", "done", "The water is back.", True),
    ("4270 done ! The water is back.", "done", "The water is back.", True),
    ("4270 done public The water is back", "done", "The water is back", True),
    ("4270 ! Please keep the gate open", "note", "Please keep the gate open", True),
    ("4270 on the way", "on the way", "", False),
    ("4270 On our way, 20 minutes", "on the way", "20 minutes", False),
    ("4270 started", "started", "", False),
    ("4270 in progress digging", "started", "digging", False),
    ("4270 waiting for citizen nobody at home", "wait citizen", "nobody at home", False),
    ("4270 waiting for parts 2 valves", "wait parts", "2 valves", False),
    ("4270 wait pump ordered", "wait parts", "pump ordered", False),
    ("4270 cannot: private ground", "cannot", "private ground", False),
    ("4270 can't get in", "cannot", "get in", False),
    ("4270 note 5420 is the same leak", "note", "5420 is the same leak", False),
    ("4270 تم استبدال الصمام", "done", "استبدال الصمام", False),
    ("٤٢٧٠ تم استبدال الصمام", "done", "استبدال الصمام", False),
    ("۴۲۷۰ انتهى", "done", "", False),
    ("بلاغ رقم ٤٢٧٠ انتهي", "done", "", False),
    ("تمّ ٤٢٧٠ استبدال الصمام", "done", "استبدال الصمام", False),
    ("4270 في الطريق", "on the way", "", False),
    ("4270 بدانا الحفر", "started", "الحفر", False),
    ("4270 بانتظار المواطن", "wait citizen", "", False),
    ("4270 بانتظار قطع الغيار", "wait parts", "", False),
    ("4270 لا يمكن: أرض خاصة", "cannot", "أرض خاصة", False),
    ("4270 تم للمواطن عادت المياه", "done", "عادت المياه", True),
    ("4270 ملاحظه الباب مغلق", "note", "الباب مغلق", False),
    ("\u200f4270\u200f تم", "done", "", False),
]


@pytest.mark.parametrize(("text", "action", "note", "public"), GOLDEN)
def test_a_report_is_understood_in_both_languages(text: str, action: Action, note: str, public: bool) -> None:
    """However people write numbers, signs and spellings."""
    assert read(text) == FieldReport(reference="4270", action=action, note=note, public=public)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "help"), ("help", "help"), ("?", "help"), ("مساعدة", "help"), ("4270 help", "help"),
        ("done", "no reference"), ("hello there", "no reference"), ("done 42", "no reference"),
        ("4271 done", "wrong reference"), ("4271", "wrong reference"), ("C 4271 تم", "wrong reference"),
        ("4270", "unknown word"), ("4270 not done", "unknown word"), ("4270 لم يتم", "unknown word"),
        ("4270 note", "no note"), ("4270 cannot", "no note"), ("4270 رفض !", "no note"),
    ],
)  # fmt: skip
def test_what_is_no_report_says_why(text: str, why: str) -> None:
    """Nothing is guessed: "not done" is not done."""
    found = read(text)
    assert isinstance(found, Misread)
    assert found.why == why


@pytest.mark.parametrize("phrase", [phrase for phrases in ACTIONS.values() for phrase in phrases])
def test_each_phrase_of_the_table_means_what_it_stands_under(phrase: str) -> None:
    """No phrase stands under two actions."""
    (action,) = [action for action, phrases in ACTIONS.items() if phrase in phrases]
    found = read(f"4270 {phrase} word")
    if action == "help":
        assert found == Misread(why="help")
    else:
        assert found == FieldReport(reference="4270", action=action, note="word")


def test_no_two_phrases_are_spelt_alike() -> None:
    """One spelling of Arabic must not hide a phrase behind another one's meaning."""
    for action, phrases in ACTIONS.items():
        assert {PHRASES[keys(phrase)] for phrase in phrases} == {action}


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_traceback(text: str) -> None:
    """And whatever is understood has a right reference and a status of the table."""
    found = read(text)
    if isinstance(found, FieldReport):
        assert is_valid(found.reference)
        assert found.status is None or found.status in TRANSITIONS


@given(st.integers(100, 10**7), st.sampled_from(sorted(PHRASES)), st.text(alphabet="abcابت 12", max_size=40))
def test_what_is_written_in_the_form_is_read_back(number: int, phrase: tuple[str, ...], note: str) -> None:
    """The note loses nothing but spaces."""
    reference = make_reference(number)
    found = read(f"c{reference} {' '.join(phrase)} - {note}")
    if PHRASES[phrase] == "help" or isinstance(found, Misread):
        assert PHRASES[phrase] in {"help", "note", "cannot"}
    else:
        assert (found.reference, found.action) == (reference, PHRASES[phrase])
        assert found.note == " ".join(note.split())


@given(st.integers(100, 10**6), st.data())
def test_a_reference_with_one_wrong_digit_is_among_those_that_may_be_meant(
    number: int, data: st.DataObject
) -> None:
    """So the team can be asked which one it is."""
    right = make_reference(number)
    place = data.draw(st.integers(0, len(right) - 1))
    wrong = right[:place] + data.draw(st.sampled_from("0123456789")) + right[place + 1 :]
    if wrong != right:
        assert not is_valid(wrong)
        assert right in similar(wrong)
