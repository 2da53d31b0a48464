"""The agent's page in a browser, with a hub and an API that the test plays: no Asterisk, no database."""

import contextlib
import json
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser, Page, Route, WebSocketRoute
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as WebRoute
from starlette.types import ASGIApp

from hotline.desk import pages
from hotline.desk.page_assets import Assets
from hotline.testing.desk import cookies_of_browser
from hotline.testing.web_thread import serve_in_thread

NOW = 1_790_000_000.0

ME = {"user": "maryam", "name": "مريم البلوشية", "roles": ["agent"], "agent": "1001", "departments": []}

SETUP: dict[str, Any] = {
    "agent": "1001",
    "languages": ["ar", "en"],
    "country": "OM",
    "queues": {
        "water": {"title": {"ar": "المياه", "en": "Water"}},
        "general": {"title": {"ar": "عام", "en": "General"}},
    },
    "own_queues": ["water", "general"],
    "agents": {
        "1001": {"name": "مريم البلوشية", "queues": ["water"]},
        "1002": {"name": "سالم الحارثي", "queues": ["water"]},
    },
    "departments": {"roads": {"title": {"ar": "الطرق", "en": "Roads"}, "queue": None, "phone": True}},
    "categories": {
        "leak": {
            "title": {"ar": "تسرب مياه", "en": "Water leak"},
            "group": {"ar": "المياه", "en": "Water"},
            "department": "water",
            "priority": "high",
            "keywords": {"ar": ["ماسورة"], "en": ["burst pipe"]},
            "fields": {
                "amount": {
                    "question": {"ar": "كم من الماء؟", "en": "How much water?"},
                    "datatype": "singlevaluelist",
                    "required": True,
                    "values": {
                        "drops": {"ar": "قطرات", "en": "Drops"},
                        "flood": {"ar": "سيل", "en": "A flood"},
                    },
                }
            },
        },
        "rubbish": {
            "title": {"ar": "نفايات لم تُجمع", "en": "Rubbish not collected"},
            "group": {"ar": "الشوارع", "en": "Streets"},
            "department": "city",
            "priority": "normal",
            "keywords": {"ar": ["قمامة"], "en": ["waste"]},
            "fields": {},
        },
    },
    "dispositions": {
        "answered": {"title": {"ar": "تمت الإجابة", "en": "Question answered"}, "queues": []},
        "case": {"title": {"ar": "فُتح بلاغ", "en": "Case opened"}, "queues": []},
        "added": {"title": {"ar": "أضيف إلى بلاغ قائم", "en": "Added to a case"}, "queues": []},
        "abuse": {"title": {"ar": "إزعاج", "en": "Abuse"}, "queues": ["general"]},
    },
    "pause_reasons": {"break": {"ar": "استراحة", "en": "Break"}, "training": {}},
    "most_file_bytes": 20_000_000,
}
TODAY = {
    "handled": 14, "missed": 1, "aht_seconds": 262.0, "talk_seconds": 2950.0, "available_seconds": 3100.0,
    "paused_seconds": 900.0, "occupancy": 0.61,
}  # fmt: skip
IDLE: dict[str, Any] = {
    "agent": "1001", "name": "مريم البلوشية", "state": "available", "since": NOW - 75, "pause_reason": None,
    "set_aside": False, "phone": "idle", "phone_kind": "desk", "queues": ["water", "general"], "call": None,
    "line": {"call": None}, "wrap_up": None, "pop": None, "offer": None, "hand": None,
    "counts": {"calls": 14, "missed": 0},
}  # fmt: skip
CASES = [
    {
        "reference": "47118", "subject": "تسرب مياه أمام المنزل رقم 2140 في السكة 3310", "status": "in progress",
        "category": "leak", "department": "water", "owner": None, "priority": "high", "opened_at": NOW - 260_000,
        "citizen": 7, "due_at": NOW - 7300, "due": "overdue", "seconds_left": -7300,
    },
    {
        "reference": "47552", "subject": "Bin not emptied", "status": "assigned", "category": "rubbish",
        "department": "city", "owner": None, "priority": "normal", "opened_at": NOW - 90_000, "citizen": 7,
        "due_at": NOW + 9000, "due": "soon", "seconds_left": 9000,
    },
]  # fmt: skip
FOUND: dict[str, Any] = {
    "candidates": [
        {
            "id": 7, "name_ar": "عبدالرحمن بن سليمان بن ناصر الكندي", "name_en": "Abdulrahman Al Kindi",
            "language": "ar", "warning": None, "household": {"id": 3, "name": "بيت الكندي", "place": None},
            "shared": False,
        }
    ],
    "cases": CASES,
    "contacts": [],
    "messages": [
        {"id": "m-1", "reference": "47118", "created_at": NOW - 50_000, "seconds": 21.0, "state": "new", "agent": None,
         "due_at": None}
    ],
    "mark": {"score": 2, "answered_at": NOW - 700_000},
    "warnings": [
        {"kind": "citizen", "citizen": 7, "text": "ضعيف السمع: تحدث ببطء", "count": 0},
        {"kind": "many calls", "citizen": None, "text": "", "count": 3},
    ],
    "asked": [], "more_candidates": False, "more_cases": False, "looked_up_at": NOW, "seconds": 0.004,
}  # fmt: skip
POP: dict[str, Any] = {
    "call": "c-1.7", "agent": "1001", "queue": "water", "kind": "known",
    "caller": {"number": "+96891230001", "written": "9123 0001", "country": "OM", "foreign": False, "service": False},
    "dialled": "1111", "language": "ar", "citizen_language": "ar", "is_callback": False, "waited_seconds": 43.0,
    "choices": [], "facts": {}, "callbacks": [], "expected_handling_seconds": 180.0, "found": FOUND,
}  # fmt: skip
PAGE: dict[str, Any] = {
    "cases": [
        {"reference": "47118", "opened_at": NOW - 260_000, "status": "in progress", "channel": "voice",
         "subject": CASES[0]["subject"], "done": False, "overdue": True}
    ],
    "interactions": [
        {"id": f"i{number}", "channel": channel, "direction": "in", "started_at": NOW - 86_400 * (number + 1),
         "outcome": outcome, "agent": "1002", "queue": "water", "reference": None, "subject": subject, "citizen": 7,
         "talk_seconds": 0.0 if channel != "voice" else 183.0, "message": None}
        for number, (channel, outcome, subject) in enumerate([
            ("voice", "answered", None), ("email", "received", "الماء في الشارع منذ يومين"),
            ("voice", "abandoned", None), ("sms", "received", None), ("web", "received", "Leak at my door"),
        ])
    ],
    "next": None,
}  # fmt: skip
MESSAGE = {
    "id": "m-1", "reference": "47118", "created_at": NOW - 50_000, "seconds": 21.0, "state": "new",
    "transcript_state": "done", "transcript": "السلام عليكم الماء ما زال يتسرب أمام البيت ولم يأت أحد",
    "confidence": 0.62,
    "caller": "+96891230001", "agent": None, "note": "",
}  # fmt: skip


def pop(kind: str = "pop", **changes: object) -> dict[str, Any]:
    """Return a message of the screen pop."""
    return {
        "number": 1,
        "kind": kind,
        "at": NOW,
        "agent": "1001",
        "call": "c-1.7",
        "why": None,
        "pop": POP | changes,
    }


def call(state: str, answered_at: float = 0.0) -> dict[str, Any]:
    """Return the fields of a record with the call at hand."""
    held = {"call": "c-1.7", "held": state == "holding", "recording": "on", "consultation": None}
    at_hand = {
        "call": "c-1.7",
        "queue": "water",
        "language": "ar",
        "state": state,
        "answered_at": answered_at,
    }
    return {"state": state, "since": NOW, "call": at_hand, "line": held, "pop": pop()}


def hostile_call(text: str) -> dict[str, Any]:
    """Return the fields of a record whose pop has this text wherever a citizen or a colleague may write."""
    candidate = {**FOUND["candidates"][0], "name_ar": text, "name_en": text, "warning": text}
    candidate["household"] = {"id": 3, "name": text, "place": text}
    found = {
        **FOUND,
        "candidates": [candidate],
        "cases": [{**one, "subject": text} for one in CASES],
        "contacts": [{"id": "k-1", "channel": "email", "at": NOW - 60, "subject": text, "reference": None}],
        "warnings": [{"kind": "citizen", "citizen": 7, "text": text, "count": 0}],
    }
    shown = pop(found=found, facts={"place": text, "name": text})
    return call("talking", NOW - 5) | {"pop": shown | {"pop": shown["pop"] | {"call": "c-1.7"}}}


def timeline(texts: Iterable[str]) -> dict[str, Any]:
    """Return the page of a citizen who wrote these subjects."""
    contact, case = PAGE["interactions"][1], PAGE["cases"][0]
    return PAGE | {
        "interactions": [
            contact | {"id": f"i{place}", "subject": text, "started_at": NOW - 3600 * (place + 1)}
            for place, text in enumerate(texts)
        ],
        "cases": [
            case | {"reference": str(47000 + place), "subject": text} for place, text in enumerate(texts)
        ],
    }


def letter(text: str) -> dict[str, Any]:
    """Return an e-mail that is nothing but this."""
    contact = {
        "contact": "k-1", "channel": "email", "direction": "in", "at": NOW - 60, "sender": text, "recipient": text,
        "subject": text, "text": text, "reference": None, "citizen": None, "state": "waiting",
    }  # fmt: skip
    return {"contact": contact, "thread": [], "files": [{"id": 1, "name": text}]}


@dataclass
class City:
    """What the server would be: it answers, and remembers what was asked."""

    drafts: dict[str, tuple[int, Any]] = field(default_factory=dict)
    asked: list[tuple[str, str, Any, dict[str, str]]] = field(default_factory=list)
    #: Requests fail, as without network.
    away: bool = False
    #: The next so many answers to opened cases are lost on their way.
    lose: int = 0
    record: dict[str, Any] = field(default_factory=lambda: dict(IDLE))
    page: dict[str, Any] = field(default_factory=lambda: dict(PAGE))
    #: What a citizen wrote, by its name.
    letters: dict[str, dict[str, Any]] = field(default_factory=dict)
    sockets: list[WebSocketRoute] = field(default_factory=list)
    opened: dict[str, str] = field(default_factory=dict)
    sequence: int = 1

    def tell(self, **changes: object) -> None:
        """Let the live topic say something else."""
        self.record = self.record | changes
        self.sequence += 1
        message = {"topic": "desk", "seq": self.sequence, "at": NOW, "key": "1001", "value": self.record}
        for socket in self.sockets:
            socket.send(json.dumps(message))

    def requests(self, method: str, part: str) -> list[Any]:
        """Return the bodies of what was asked."""
        return [body for verb, path, body, _ in self.asked if verb == method and part in path]

    def socket(self, socket: WebSocketRoute) -> None:
        """Serve the live hub."""

        def hear(_: str | bytes) -> None:
            snapshot = {"topic": "desk", "seq": self.sequence, "at": NOW, "snapshot": {"1001": self.record}}
            socket.send(json.dumps(snapshot))

        self.sockets[:] = [socket]
        socket.on_message(hear)

    def answer(self, route: Route) -> None:
        """Serve the API."""
        request = route.request
        path = request.url.split("/", 3)[3]
        body = (
            json.loads(request.post_data) if request.post_data and request.post_data.startswith("{") else None
        )
        self.asked.append((request.method, path, body, request.headers))
        if self.away:
            route.abort()
            return
        status, found = self._found(request.method, path, body, request.headers)
        if path == "api/cases" and self.lose:
            self.lose -= 1
            route.abort()
        elif found is None:
            route.fulfill(status=204 if status == 200 else status)
        else:
            route.fulfill(status=status, json=found)

    def _found(self, method: str, path: str, body: Any, headers: dict[str, str]) -> tuple[int, Any]:  # noqa: ANN401
        if path.startswith("desk/api/drafts"):
            return self._draft(method, unquote(path.removeprefix("desk/api/drafts").strip("/")), body)
        if path == "api/cases":
            reference = self.opened.setdefault(headers["idempotency-key"], str(48000 + len(self.opened)))
            return 201, {"reference": reference}
        known: dict[str, Any] = {
            "desk/api/me": ME, "desk/api/agent/setup": SETUP, "desk/api/agent/today": TODAY,
            "desk/api/agent/help": {"hints": [{"category": "leak", "words": ["leak"]}], "suggestions": _similar(body)},
            "api/messages/m-1": MESSAGE,
            **{f"api/contacts/{name}": letter for name, letter in self.letters.items()},
        }  # fmt: skip
        if path == "desk/api/call/consult":
            return 409, {"title": "Conflict", "detail": "The agent `1002` is paused."}
        if path.startswith("api/citizens/7/page"):
            return 200, self.page
        if path.startswith("api/articles"):
            return 200, [{"article": {"name": "leak", "language": "ar", "title": "تسرب المياه", "public": True,
                                      "text": "تصل الفرقة خلال أربع ساعات."}, "excerpt": "", "marks": []}]  # fmt: skip
        return 200, known.get(path)

    def _draft(self, method: str, key: str, body: Any) -> tuple[int, Any]:  # noqa: ANN401
        if not key:
            rows = self.drafts.items()
            return 200, [
                {"key": one, "version": version, "changed_at": NOW, "content": content}
                for one, (version, content) in rows
            ]
        kept = self.drafts.get(key)
        if method == "PUT":
            if kept is not None and kept[0] != body["version"]:
                row = {"key": key, "version": kept[0], "changed_at": NOW, "content": kept[1]}
                return 409, {"title": "Changed elsewhere", "kept": row}
            self.drafts[key] = (body["version"] + 1, body["content"])
            return 200, {"version": body["version"] + 1}
        if method == "DELETE":
            self.drafts.pop(key, None)
            return 200, None
        if kept is None:
            return 200, None
        return 200, {"key": key, "version": kept[0], "changed_at": NOW, "content": kept[1]}


def _similar(body: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    if not body or not body.get("subject"):
        return []
    return [
        {"reference": "47118", "subject": CASES[0]["subject"], "status": "in progress", "category": "leak",
         "place": None, "opened_at": NOW - 260_000, "metres": 40.0, "same_citizen": True, "same_caller": True,
         "same_words": False}
    ]  # fmt: skip


@contextlib.contextmanager
def served(built: Path | None = None) -> Iterator[str]:
    """Serve the page's frame and its files; yields the base URL."""
    assets = Assets(built) if built is not None else Assets()

    async def frame(request: Request) -> Response:
        return pages.shell(request, pages.Page("agent", None, ("agent",)))

    @contextlib.asynccontextmanager
    async def application() -> AsyncIterator[ASGIApp]:
        yield Starlette(
            routes=[WebRoute("/desk/agent", frame), WebRoute("/desk/assets/{name}", assets.serve)]
        )

    with serve_in_thread(application) as url:
        yield url


def opened(
    chromium: Browser,
    url: str,
    city: City,
    *,
    language: str = "en",
    theme: str = "light",
    size: tuple[int, int] = (1440, 900),
) -> Page:
    """Open the page in a browser of its own."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    context.add_cookies(cookies_of_browser(url, hotline_language=language, hotline_theme=theme))
    page = context.new_page()
    page.clock.install(time=NOW)
    page.clock.resume()
    page.route("**/api/**", city.answer)
    page.route_web_socket("**/desk/live", city.socket)
    page.goto(f"{url}/desk/agent")
    page.locator(".state-card").wait_for()
    return page
