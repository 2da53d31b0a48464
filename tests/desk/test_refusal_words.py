"""Whatever the server refuses is told in Arabic too: each of its texts stands in the pages' catalogue, and no other."""

import re
from pathlib import Path

from hotline.app.call_targets import _DOING
from hotline.desk.api.failures import _STATUS as OF_THE_API
from hotline.desk.case_work.refusals import _STATUS as OF_CASES

from .refusals_said import ROOT, agents_said, codes, remarks, said

FRONT = ROOT / "desk" / "front" / "src"

#: Words of other errors, which are listed where these are made; a problem of the machine is added as it is.
PASSED_ON = {
    "desk/agent/answers.py", "desk/agent/desk_routes.py", "desk/call_api.py", "desk/quality/asking.py",
    "desk/screens/routes.py", "desk/wall/routes.py", "crm_bridge/quality/listening.py",
    "hotline/app/publishing_desk.py", "hotline/app/publishing_prompts.py", "hotline/app/wall_history.py",
    "hotline/app/wall_orders.py", "desk/city/new_request.py",
}  # fmt: skip

#: What a status without words says as well.
BY_STATUS = {"Try again in a moment"}


def texts(*files: Path) -> set[str]:
    """Return the texts that pages mark for translation there, values as `{}`."""
    found = [
        text for file in files for text in re.findall(r'N_\(\s*"((?:[^"\\]|\\.)*)"', file.read_text("utf-8"))
    ]
    return {plain(text) for text in found}


def plain(text: str) -> str:
    """Return it as pages compare it: however it begins and ends, whatever the values are."""
    text = re.sub(r"\{\w*\}", "{}", text.replace('\\"', '"')).removesuffix(".")
    return text[:1].lower() + text[1:]


def fits(text: str, others: set[str]) -> bool:
    """Return whether one of the others can say this: a value may be a word, for which pages have a text each."""
    return any(re.fullmatch(re.escape(text).replace(r"\{\}", ".+"), other) for other in others)


#: What pages know, and what the agents' page knows by its own words, with names between back quotes.
KNOWN = texts(*(FRONT / "said").glob("*.ts"))
AGENTS = {
    plain(text.replace("``", "`{}`"))
    for text in re.findall(r'^  "([^"]+)": \(', (FRONT / "parts/agent/refusals.ts").read_text("utf-8"), re.M)
}
STUDIO = texts(FRONT / "said" / "studio.ts")


def test_every_refusal_is_known_to_the_pages() -> None:
    """A new one needs its words in both languages; `{}` alone says that another error is passed on."""
    everything = list(said())
    assert len(everything) > 100
    assert {place.partition(":")[0] for place, text in everything if text == "{}"} == PASSED_ON
    known = {*KNOWN, "{}", *map(plain, BY_STATUS)}
    assert [(place, text) for place, text in everything if plain(text) not in known] == []
    sources = {plain(text) for text in (*(text for _, text in everything), *agents_said())}
    assert KNOWN - STUDIO - sources == set()


def test_every_remark_of_the_studio_is_known_to_the_page() -> None:
    """What is wrong with a recording, and what should be listened to, is told in the reader's language."""
    found = {plain(text) for text in remarks()}
    assert len(found) > 15
    assert [text for text in found if not fits(text, STUDIO)] == []
    assert [text for text in STUDIO if not any(fits(one, {text}) for one in found)] == []


def test_every_refusal_of_calls_is_known_to_the_agents_page() -> None:
    """Also what an agent does at this moment, whom somebody wanted to have the call."""
    found = {plain(text) for text in agents_said()}
    assert [text for text in found if not fits(text, {*AGENTS, *KNOWN})] == []
    assert {plain(f"The agent `{{}}` {doing}.") for doing in _DOING.values()} <= AGENTS


def test_every_code_has_words() -> None:
    """`busy` is told with a time."""
    files = (FRONT / "lib" / "refusals.ts", FRONT / "parts" / "admin" / "refusals.ts")
    told = {
        key
        for file in files
        for key in re.findall(r'^  "?([a-z -]+?)"?: \(\)', file.read_text("utf-8"), re.M)
    }
    used = {*codes(), *(code for *_, code in (*OF_THE_API.values(), *OF_CASES.values()))}
    assert used - told == {"busy", ""}
