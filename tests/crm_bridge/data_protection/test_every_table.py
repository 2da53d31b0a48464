"""A table that nobody thought of keeps what was to be erased: so each one is listed here."""

from collections.abc import Mapping

from hotline.database import load_tables

from .conftest import City, traces

#: What the citizen of these tests leaves behind; `test_erasing.py` sees that nothing of it stays.
FILLED = frozenset(
    {
        "journal", "cases", "case_note", "interaction", "survey", "correspondence",  "text_part",
        "household", "citizen",  "citizen_address", "consent", "audit", "desk_draft",
        "call_disposition",
    }
)  # fmt: skip

#: What is erased as well, and where that is tested.
ELSEWHERE: Mapping[str, str] = {
    "attachment": "rows and bytes: test_erasing.py",
    "citizen_word": "words of names: test_erasing.py",
    "case_text": "what cases are found by: with their words",
    "message": "by its keeper: tests/app/test_citizen_keepers.py",
    "fax": "by its keeper: tests/app/test_citizen_keepers.py",
    "recording": "by its keeper, with its metadata: tests/app/test_citizen_keepers.py",
    "delivery": "payloads: tests/crm_bridge/outbox/test_feeder.py",
    "external": "what others call the citizen: test_erasing.py",
    "case_question": "callers become pseudonyms; a day later the rows go",
    "quality_pick": "words of listeners: test_quality_words.py",
    "quality_assessment": "words of listeners: test_quality_words.py",
    "quality_reply": "words of agents: test_quality_words.py",
}

#: What holds nothing of a citizen, and why.
NOTHING: Mapping[str, str] = {
    "article": "what the city says",
    "callback_code": "numbers as keyed hashes; a day later the rows go",
    "case_link": "two references",
    "case_number": "a counter",
    "text_part_turn": "hashes; an hour later the rows go",
    "case_opened_once": "a reference and a digest",
    "city_key": "our keys",
    "desk_link": "users",
    "desk_screen": "screens on walls",
    "desk_session": "users",
    "desk_try": "who signs in in vain",
    "desk_user": "users",
    "field_link": "teams",
    "field_report": "names of reports, and a reference",
    "job": "references and times",
    "journal_cursor": "names of calls",
    "journal_standing": "agents, alerts, supervisors",
    "public_day": "figures",
    "quality_reading": "who looked at figures",
    "quality_sample": "how many calls are listened to",
    "recording_access": "who heard a recording",
    "saved_filter": "what users look for",
    "settings_draft": "settings",
    "settings_version": "settings",
}


def test_no_table_is_forgotten() -> None:
    """Whoever adds one says here what becomes of it when a citizen is erased."""
    listed = [*FILLED, *ELSEWHERE, *NOTHING]
    assert len(listed) == len(set(listed))
    assert set(load_tables().tables) - set(listed) == set()


async def test_what_is_erased_was_there(city: City) -> None:
    """A test of what is gone sees only what somebody left."""
    await city.lives()
    assert {line.partition(":")[0] for line in traces(await city.everything())} >= FILLED
