"""Chatwoot: each case is a conversation in an API inbox, each change of it and each contact about it a message.

    POST contacts, GET contacts/search          the citizen, by an identifier of ours
    POST contacts/{id}/contact_inboxes          the citizen in our inbox, where Chatwoot has not put them there
    POST conversations, GET contacts/{id}/conversations
    POST conversations/{id}/messages, POST conversations/{id}/toggle_status

(all below /api/v1/accounts/{account}). What comes twice is there once: contacts are found by our identifier, a
conversation by the reference among its attributes, a message by the delivery's identity at its end.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from hotline.crm_bridge.case_status import DONE
from hotline.crm_bridge.outbox.delivery import Delivery

from .http import Answer, Http
from .names import CASE, CITIZEN, Names, person_key
from .port import Refused, Unreachable

#: Under which a conversation has our reference.
ATTRIBUTE = "hotline_case"


class Chatwoot:
    """Keeps conversations."""

    def __init__(self, http: Http, names: Names, options: Mapping[str, str]) -> None:
        """`options`: `account` and `inbox`, the numbers that stand in Chatwoot's URLs."""
        self._http = http
        self._names = names
        self._inbox = options["inbox"]
        self._path = f"/api/v1/accounts/{options['account']}"

    async def deliver(self, delivery: Delivery) -> None:
        """Write what happened into the case's conversation. Raises `Refused` and `Unreachable`."""
        content = delivery.content
        reference = _reference(content)
        if reference is None:  # a contact about no case: there is no conversation to put it in
            return
        is_case = "case" in content
        if is_case and await self._names.is_old(delivery.key, delivery.seq):
            return
        conversation = await self._names.theirs(CASE, reference)
        if conversation is None:
            conversation = await self._begin(reference, content["citizen"])
        await self._write(conversation, content)
        if is_case:
            status = "resolved" if content["case"]["status"] in DONE else "open"
            await self._ask("POST", f"/conversations/{conversation}/toggle_status", json={"status": status})
            await self._names.keep_newest(delivery.key, delivery.seq)

    # --- contacts ---

    async def _contact(self, identifier: str, citizen: Mapping[str, Any] | None) -> tuple[str, str]:
        """Return the contact and its source in our inbox; make what is not there."""
        known = await self._names.theirs(CITIZEN, identifier)
        found = await self._search(identifier)
        if found is None and known is None:
            found = await self._make_contact(identifier, citizen)
        contact = known or _identity(found or {})
        source = self._source_in(found or {})
        if source is None:
            made = await self._ask(
                "POST", f"/contacts/{contact}/contact_inboxes", json={"inbox_id": int(self._inbox)}
            )
            source = str(made.table().get("source_id") or "")
        if not source:
            raise Unreachable("it gave a contact without a source in our inbox")
        await self._names.keep(CITIZEN, identifier, contact)
        return contact, source

    async def _search(self, identifier: str) -> dict[str, Any] | None:
        answer = await self._ask("GET", "/contacts/search", params={"q": identifier})
        return next((one for one in answer.tables("payload") if one.get("identifier") == identifier), None)

    async def _make_contact(self, identifier: str, citizen: Mapping[str, Any] | None) -> dict[str, Any]:
        """Make a contact. A number that another one has is left out: ours may share one, Chatwoot's may not."""
        plain = {"inbox_id": int(self._inbox), "identifier": identifier, "name": _name(identifier, citizen)}
        addresses = _addresses(citizen)
        try:
            answer = await self._ask("POST", "/contacts", json=plain | addresses)
        except Refused:
            if not addresses:
                raise
            answer = await self._ask("POST", "/contacts", json=plain)
        payload = answer.table().get("payload")
        if not isinstance(payload, dict):
            raise Unreachable("it made a contact and did not say which")
        contact, inbox = payload.get("contact"), payload.get("contact_inbox")
        found: dict[str, Any] = contact if isinstance(contact, dict) else payload
        return found | ({"contact_inboxes": [inbox]} if isinstance(inbox, dict) else {})

    def _source_in(self, contact: Mapping[str, Any]) -> str | None:
        """Return by which a contact is known in our inbox."""
        for one in contact.get("contact_inboxes") or ():
            inbox = one.get("inbox")
            identity = inbox.get("id") if isinstance(inbox, dict) else one.get("inbox_id")
            if str(identity) == self._inbox:
                return str(one.get("source_id") or "") or None
        return None

    # --- conversations ---

    async def _begin(self, reference: str, citizen: Mapping[str, Any] | None) -> str:
        identifier = person_key(citizen["id"]) if citizen else f"hotline-case-{reference}"
        contact, source = await self._contact(identifier, citizen)
        conversation = await self._find_conversation(contact, reference)
        if conversation is None:
            wanted = {
                "source_id": source,
                "inbox_id": int(self._inbox),
                "contact_id": int(contact),
                "custom_attributes": {ATTRIBUTE: reference},
            }
            conversation = _identity((await self._ask("POST", "/conversations", json=wanted)).table())
        await self._names.keep(CASE, reference, conversation)
        return conversation

    async def _find_conversation(self, contact: str, reference: str) -> str | None:
        answer = await self._ask("GET", f"/contacts/{contact}/conversations")
        for one in answer.tables("payload"):
            if (one.get("custom_attributes") or {}).get(ATTRIBUTE) == reference:
                return _identity(one)
        return None

    async def _write(self, conversation: str, content: Mapping[str, Any]) -> None:
        """Add the message, unless it is there: the newest twenty are looked at."""
        path = f"/conversations/{conversation}/messages"
        mark = f"({content['id']})"
        there = (await self._ask("GET", path)).tables("payload")
        if any(str(one.get("content", "")).endswith(mark) for one in there):
            return
        by_citizen = content["what"] == "CaseOpened"
        message = {
            "content": f"{_words(content)}\n{mark}",
            "message_type": "incoming" if by_citizen else "outgoing",
            # Our department's words are for Chatwoot's agents: it has nobody to send them to.
            "private": not by_citizen,
        }
        await self._ask("POST", path, json=message)

    async def _ask(self, method: str, path: str, **content: Any) -> Answer:  # noqa: ANN401 -- see `Http.ask`
        headers = {"api_access_token": self._http.secret()}
        return await self._http.ask(method, self._path + path, headers=headers, **content)


def _reference(content: Mapping[str, Any]) -> str | None:
    reference: str | None = (content.get("case") or content["interaction"])["reference"]
    return reference


def _name(identifier: str, citizen: Mapping[str, Any] | None) -> str:
    return (citizen and (citizen["name_ar"] or citizen["name_en"])) or identifier


def _addresses(citizen: Mapping[str, Any] | None) -> dict[str, str]:
    if citizen is None:
        return {}
    phone, email = next(iter(citizen["phones"]), ""), next(iter(citizen["emails"]), "")
    return {name: value for name, value in (("phone_number", phone), ("email", email)) if value}


def _words(content: Mapping[str, Any]) -> str:
    if "interaction" in content:
        one = content["interaction"]
        return f"{one['channel']} ({one['direction']}): {one['outcome']}"
    case, what = content["case"], content["what"]
    if what == "CaseOpened":
        return "\n".join(filter(None, (case["subject"], case["description"], case["place"]))) or what
    note = case["public_note"]
    if what == "CaseNoteAdded" and content["event"].get("public") and note:
        return f"{what}: {note['text']}"
    return f"{what}: {case['status']}, {case['department'] or '-'}, {case['owner'] or '-'}"


def _identity(found: Mapping[str, Any]) -> str:
    identity = found.get("id")
    if not isinstance(identity, int | str) or isinstance(identity, bool):
        raise Unreachable("it made something and gave no id")
    return quote(str(identity), safe="")
