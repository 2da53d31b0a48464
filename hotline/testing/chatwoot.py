"""A Chatwoot, written from its public API documentation: contacts, conversations and messages of an account."""

import re
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .loopback_server import Asked, LoopbackServer

_PATH = re.compile(r"/api/v1/accounts/1/(contacts|conversations)(?:/(\d+|search))?(?:/(\w+))?")


@dataclass
class ChatwootServer(LoopbackServer):
    """Account 1 with the API inbox 3."""

    token: str = "token-of-chatwoot"  # noqa: S105 -- of tests
    contacts: dict[int, dict[str, Any]] = field(default_factory=dict)
    conversations: dict[int, dict[str, Any]] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)

    async def answer(self, request: Request, asked: Asked) -> Response:
        """Answer as Chatwoot's API says."""
        if asked.headers.get("api_access_token") != self.token:
            return JSONResponse({"error": "Invalid Access Token"}, status_code=401)
        found = _PATH.fullmatch(request.url.path)
        if found is None:
            return JSONResponse({"error": "Resource could not be found"}, status_code=404)
        what, which, part = found.groups()
        if what == "contacts":
            return self._contacts(request, asked, which, part)
        return self._conversations(asked, which, part)

    def _contacts(self, request: Request, asked: Asked, which: str | None, part: str | None) -> Response:
        if which == "search":
            wanted = request.query_params["q"]
            found = [one for one in self.contacts.values() if wanted in one["identifier"]]
            return JSONResponse({"meta": {"count": len(found)}, "payload": found})
        if part == "conversations":
            mine = [one for one in self.conversations.values() if one["contact_id"] == int(which or 0)]
            return JSONResponse({"payload": mine})
        if part == "contact_inboxes":
            inbox = {"source_id": f"source-{which}", "inbox": {"id": asked.json["inbox_id"]}}
            self.contacts[int(which or 0)]["contact_inboxes"] = [inbox]
            return JSONResponse(inbox)
        return self._make_contact(asked.json)

    def _make_contact(self, wanted: dict[str, Any]) -> Response:
        for name in ("identifier", "phone_number", "email"):
            if any(wanted.get(name) and wanted[name] == one.get(name) for one in self.contacts.values()):
                words = {"message": f"{name} has already been taken", "attributes": [name]}
                return JSONResponse(words, status_code=422)
        number = len(self.contacts) + 1
        inbox = {"source_id": f"source-{number}", "inbox": {"id": wanted.pop("inbox_id")}}
        self.contacts[number] = {"id": number, **wanted, "contact_inboxes": [inbox]}
        return JSONResponse({"payload": {"contact": self.contacts[number], "contact_inbox": inbox}})

    def _conversations(self, asked: Asked, which: str | None, part: str | None) -> Response:
        if which is None:
            number = len(self.conversations) + 1
            self.conversations[number] = {"id": number, "status": "open", **asked.json}
            return JSONResponse(self.conversations[number])
        if int(which) not in self.conversations:
            return JSONResponse({"error": "Resource could not be found"}, status_code=404)
        if part == "toggle_status":
            self.conversations[int(which)]["status"] = asked.json["status"]
            return JSONResponse({"payload": {"success": True}})
        if asked.method == "POST":
            message = {"id": len(self.messages) + 1, "conversation_id": int(which), **asked.json}
            self.messages.append(message)
            return JSONResponse(message)
        there = [one for one in self.messages if one["conversation_id"] == int(which)]
        return JSONResponse({"meta": {}, "payload": there[-20:]})
