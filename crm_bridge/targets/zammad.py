"""Zammad: each case is a ticket, each change of it an article and a state; each call stands in its caller log.

    POST /api/v1/tickets, PUT /api/v1/tickets/{id}          a ticket with its first article, the next article and state
    GET  /api/v1/tickets/search, /api/v1/ticket_articles/…  what is there already, before anything is made
    POST /api/v1/cti/{token}                                newCall, answer, hangup (generic CTI)

A ticket is found by our mark in its title, an article by the delivery's identity in its subject, so what comes twice
is there once. Zammad indexes tickets in the background, so a ticket whose answer was lost is looked for until the index
has caught up, and only then made again. Calls are told when they are over, since interactions are; Zammad knows a call
by its `callId`, so it stands in the log once.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from hotline.clock import Clock, wall_clock
from hotline.crm_bridge.case_status import DONE, NEW
from hotline.crm_bridge.outbox.delivery import Delivery

from .http import Http
from .names import CASE, Names
from .port import NotYet, Refused, Unreachable

#: How a call ended, in Zammad's words; everything else is `normalClearing`.
_CAUSES = {"abandoned": "cancel", "lost": "congestion", "failed": "congestion", "message": "noAnswer"}

#: Priorities that every Zammad has.
_PRIORITIES = {"low": "1 low", "normal": "2 normal", "high": "3 high", "urgent": "3 high"}

#: Kind of name: since when a ticket may have been made without our getting the answer, seconds since the epoch.
MAKING = "making"

#: By then Zammad's index has a ticket that was made, and how often it is looked for until then, seconds.
INDEX_SECONDS = 60.0
LOOK_SECONDS = 10.0

#: Letters of a title.
MOST_LETTERS = 200


class Zammad:
    """Makes and changes tickets, and tells of calls."""

    def __init__(
        self, http: Http, names: Names, options: Mapping[str, str], clock: Clock = wall_clock
    ) -> None:
        """`options`: `group`; `customer`, a login for cases of nobody; `cti_variable`, which holds CTI's token."""
        self._http = http
        self._names = names
        self._options = options
        self._clock = clock

    async def deliver(self, delivery: Delivery) -> None:
        """Bring ticket or caller log up to date. Raises `Refused`, `Unreachable`, `NotYet`."""
        content = delivery.content
        if "interaction" in content:
            await self._call(content["interaction"])
            return
        if await self._names.is_old(delivery.key, delivery.seq):
            return
        ticket = await self._names.theirs(CASE, delivery.key) or await self._find(delivery.key)
        if ticket is None:
            await self._until_indexed(delivery.key)
            try:
                ticket = await self._make(content)
            except Refused:  # nothing was made
                await self._names.forget(MAKING, delivery.key)
                raise
        else:
            await self._change(ticket, content)
        await self._names.keep(CASE, delivery.key, ticket)
        await self._names.forget(MAKING, delivery.key)
        await self._names.keep_newest(delivery.key, delivery.seq)

    # --- tickets ---

    async def _find(self, reference: str) -> str | None:
        """Return the ticket that has our mark: it was made, and we did not get the answer."""
        params = {"query": f'title:"{_mark(reference)}"', "limit": "10", "expand": "true"}
        answer = await self._ask("GET", "/api/v1/tickets/search", params=params)
        found = answer.json()
        if isinstance(found, dict):  # without `expand`, and in some versions with it
            assets = found.get("assets")
            tickets = (assets.get("Ticket", {}) if isinstance(assets, dict) else {}).values()
        else:
            tickets = answer.tables()
        for ticket in tickets:
            if str(ticket.get("title", "")).startswith(_mark(reference)):
                return _identity(ticket)
        return None

    async def _until_indexed(self, reference: str) -> None:
        """Note that a ticket is made from now on. Raises `NotYet` where one may be there that is not found yet."""
        since = await self._names.theirs(MAKING, reference)
        if since is not None and self._clock() - float(since) < INDEX_SECONDS:
            raise NotYet("a ticket may be there that Zammad does not find yet", LOOK_SECONDS)
        await self._names.keep(MAKING, reference, repr(self._clock()))

    async def _make(self, content: Mapping[str, Any]) -> str:
        case = content["case"]
        ticket = {
            "title": f"{_mark(case['reference'])} {case['subject'] or ''}"[:MOST_LETTERS].strip(),
            "group": self._options["group"],
            "state": _state(case),
            "priority": _PRIORITIES.get(case["priority"], "2 normal"),
            "article": _article(content),
            **self._customer(content["citizen"]),
        }
        return _identity((await self._ask("POST", "/api/v1/tickets", json=ticket)).table())

    async def _change(self, ticket: str, content: Mapping[str, Any]) -> None:
        """Add what happened, once, with the state as it is now."""
        there = await self._ask("GET", f"/api/v1/ticket_articles/by_ticket/{quote(ticket, safe='')}")
        if any(one.get("subject") == content["id"] for one in there.tables()):
            return
        case = content["case"]
        change = {
            "state": _state(case),
            "priority": _PRIORITIES.get(case["priority"], "2 normal"),
            "article": _article(content),
        }
        await self._ask("PUT", f"/api/v1/tickets/{quote(ticket, safe='')}", json=change)

    def _customer(self, citizen: Mapping[str, Any] | None) -> dict[str, str]:
        """Return whose ticket it is. Zammad makes a customer of an e-mail address after `guess:`."""
        email = next(iter(citizen["emails"]), None) if citizen is not None else None
        if email is not None:
            return {"customer_id": f"guess:{email}"}
        customer = self._options.get("customer")
        return {"customer": customer} if customer else {}

    async def _ask(self, method: str, path: str, **content: Any) -> Any:  # noqa: ANN401 -- see `Http.ask`
        headers = {"Authorization": f"Token token={self._http.secret()}"}
        return await self._http.ask(method, path, headers=headers, **content)

    # --- calls ---

    async def _call(self, interaction: Mapping[str, Any]) -> None:
        """Tell of a call from its beginning to its end; without the option, or the numbers, Zammad hears nothing."""
        variable = self._options.get("cti_variable")
        if variable is None or interaction["channel"] != "voice":
            return
        path = f"/api/v1/cti/{quote(self._http.secret(variable), safe='')}"
        incoming = interaction["direction"] == "in"
        numbers = (interaction["address"] or "anonymous", interaction["dialled"] or "1111")
        caller, dialled = numbers if incoming else reversed(numbers)
        call = {
            "from": caller.lstrip("+"),
            "to": dialled.lstrip("+"),
            "direction": interaction["direction"],
            "callId": interaction["id"],
            "queue": interaction["queue"] or "",
        }
        await self._http.ask("POST", path, json={"event": "newCall", **call})
        if interaction["agent"] is not None:
            answered = {"event": "answer", "answeringNumber": interaction["agent"], **call}
            await self._http.ask("POST", path, json=answered)
        cause = _CAUSES.get(interaction["outcome"], "normalClearing")
        await self._http.ask("POST", path, json={"event": "hangup", "cause": cause, **call})


def _mark(reference: str) -> str:
    return f"[Hotline {reference}]"


def _state(case: Mapping[str, Any]) -> str:
    return "closed" if case["status"] in DONE else "new" if case["status"] == NEW else "open"


def _article(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the article of a change: internal, since what the citizen is told is ours to tell."""
    case, what = content["case"], content["what"]
    lines = [
        f"{what}: {case['status']}, department {case['department'] or '-'}, owner {case['owner'] or '-'}"
    ]
    if what == "CaseOpened":
        lines += [case["description"], case["place"] or ""]
    elif what == "CaseNoteAdded" and content["event"].get("public") and case["public_note"]:
        lines.append(case["public_note"]["text"])
    body = "\n".join(line for line in lines if line)
    return {
        "subject": content["id"],
        "body": body,
        "type": "note",
        "internal": True,
        "content_type": "text/plain",
    }


def _identity(ticket: Mapping[str, Any]) -> str:
    identity = ticket.get("id")
    if not isinstance(identity, int | str) or isinstance(identity, bool):
        raise Unreachable("it made a ticket and gave no id")
    return str(identity)
