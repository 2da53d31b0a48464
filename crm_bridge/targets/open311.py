"""A department's system that speaks Open311 GeoReport v2: our cases become its requests, its status becomes ours.

A case is posted once; GeoReport has no way to change a request, so later changes are not sent. What the department
says of it is pulled. A post whose answer was lost is looked for by our mark in the description before it is repeated.

    GET discovery.json (once an hour)   which endpoint, and its changeset, by which services are cached
    POST requests.json                  service_request_id, or a token that is asked for until it has one
    GET requests.json?service_request_id=…   what became of several
"""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from hotline.crm_bridge.case_status import DONE, SOLVED
from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.crm_bridge.told_by_target import CaseNews

from .http import Http
from .names import CASE, Names
from .port import Refused, Unreachable

#: Kinds of names besides the id: a token that stands for it, a post without an answer, a request that is not closed,
#: and what was last heard of it.
TOKEN, POSTING, OPEN, HEARD = "token", "posting", "open", "heard"

#: What stands for the id where the service gives none (type `blackbox`).
NONE = "-"

#: How long the discovery document is believed, seconds.
DISCOVERY_SECONDS = 3600.0

#: Requests that are asked for at once; GeoReport's list has no bound, URLs do.
PAGE = 50

#: GeoReport v2: a description has 4,000 characters at most.
MOST_CHARACTERS = 4000


class Open311:
    """Posts cases as service requests, and pulls their status."""

    def __init__(self, http: Http, names: Names, options: Mapping[str, str]) -> None:
        """`options`: `jurisdiction_id`; `service`, or `service_<category>`: a service_code; `reference_attribute`."""
        self._http = http
        self._names = names
        self._options = options
        self._endpoint = ""
        self._changeset: str | None = None
        self._discovered_at = float("-inf")
        self._services: dict[str, dict[str, Any]] = {}

    async def deliver(self, delivery: Delivery) -> None:
        """Post a case that the department does not have yet. Raises `Refused` and `Unreachable`."""
        case = delivery.content.get("case")
        if case is None or await self._names.theirs(CASE, case["reference"]) is not None:
            return
        token = await self._names.theirs(TOKEN, case["reference"])
        if token is not None:
            await self._ask_token(case["reference"], token)
        elif case["status"] not in DONE:
            await self._discover()
            await self._post(case, delivery.content.get("citizen"))

    async def pull(self, target: str, news: CaseNews) -> None:
        """Tell what the department says of our cases that are open there."""
        await self._discover()
        for reference, token in await self._names.all_of(TOKEN, "", 1000):
            await self._ask_token(reference, token)
        after = ""
        while page := await self._names.all_of(OPEN, after, PAGE):
            after = page[-1][0]
            ours = {theirs: reference for reference, theirs in page}
            for request in await self._get("/requests.json", service_request_id=",".join(ours)):
                reference = ours.get(str(request.get("service_request_id")), "")
                if reference:
                    await self._tell(target, news, reference, request)

    # --- discovery ---

    async def _discover(self) -> None:
        if time.monotonic() - self._discovered_at < DISCOVERY_SECONDS:
            return
        try:
            document = (await self._http.ask("GET", "/discovery.json")).table()
        except Refused:  # some have none: the configured URL is the endpoint then
            document = {}
        endpoint, changeset = self._choose(document)
        if changeset is None or changeset != self._changeset or endpoint != self._endpoint:
            self._endpoint, self._changeset = endpoint, changeset
            self._services = {str(one.get("service_code")): one for one in await self._get("/services.json")}
        self._discovered_at = time.monotonic()

    def _choose(self, document: Mapping[str, Any]) -> tuple[str, str | None]:
        """Return the endpoint for production and its changeset. Our key goes to no other host than was configured."""
        endpoints = document.get("endpoints")
        for one in endpoints if isinstance(endpoints, list) else ():
            if not isinstance(one, dict) or "georeport_v2" not in str(one.get("specification", "")).lower():
                continue
            url = str(one.get("url", "")).rstrip("/")
            same_host = urlsplit(url)[:2] == urlsplit(self._http.url)[:2]
            if one.get("type", "production") == "production" and same_host:
                return url, str(one.get("changeset") or document.get("changeset") or "") or None
        return self._http.url, str(document.get("changeset") or "") or None

    # --- posting ---

    async def _post(self, case: Mapping[str, Any], citizen: Mapping[str, Any] | None) -> None:
        reference, service = case["reference"], self._service_of(case["category"])
        form = {**self._form(case, service), **_person(citizen)}
        if await self._names.theirs(POSTING, reference) is not None:
            found = await self._look_for(case, service)
            if found is not None:
                await self._keep(reference, found)
                return
        await self._names.keep(POSTING, reference, service)
        answer = await self._http.ask("POST", "/requests.json", base=self._endpoint, data=form)
        blackbox = self._services.get(service, {}).get("type") == "blackbox"
        if blackbox:
            await self._names.keep(CASE, reference, NONE)
            return
        made = answer.tables("service_requests")
        identity, token = (
            _text(made[0].get(name)) if made else "" for name in ("service_request_id", "token")
        )
        if identity:
            await self._keep(reference, identity)
        elif token:
            await self._names.keep(TOKEN, reference, token)
        else:
            raise Unreachable("it took a request and gave neither an id nor a token")

    def _service_of(self, category: str | None) -> str:
        chosen = self._options.get(f"service_{category}") or (
            category if category in self._services else None
        )
        service = chosen or self._options.get("service")
        if service is None:
            raise Refused(
                f"no service for the category {category}: set the option service or service_{category}"
            )
        if service not in self._services:
            raise Refused(f"the department has no service {service}")
        return service

    def _form(self, case: Mapping[str, Any], service: str) -> dict[str, str]:
        reference = case["reference"]
        text = case["description"] or case["subject"] or ""
        mark = f"\n\n{_mark(reference)}"
        form = {
            "api_key": self._http.secret(),
            "service_code": service,
            "description": text[: MOST_CHARACTERS - len(mark)] + mark,
            **self._jurisdiction(),
        }
        if case["latitude"] is not None and case["longitude"] is not None:
            form |= {"lat": repr(case["latitude"]), "long": repr(case["longitude"])}
        elif case["place"]:
            form["address_string"] = case["place"]
        else:
            raise Refused("the case has no place, and GeoReport wants one")
        attribute = self._options.get("reference_attribute")
        return form | ({f"attribute[{attribute}]": reference} if attribute else {})

    async def _look_for(self, case: Mapping[str, Any], service: str) -> str | None:
        """Return the id of a request that was taken although we did not get the answer."""
        since = datetime.fromtimestamp(case["opened_at"], UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for request in await self._get("/requests.json", service_code=service, start_date=since):
            if _mark(case["reference"]) in str(request.get("description", "")):
                return _text(request.get("service_request_id")) or None
        return None

    async def _keep(self, reference: str, identity: str) -> None:
        await self._names.keep(OPEN, reference, identity)
        await self._names.keep(CASE, reference, identity)
        await self._names.forget(TOKEN, reference)
        await self._names.forget(POSTING, reference)

    async def _ask_token(self, reference: str, token: str) -> None:
        """Ask for the id behind a token; there may be none yet."""
        await self._discover()
        found = await self._get(f"/tokens/{quote(token, safe='')}.json")
        identity = _text(found[0].get("service_request_id")) if found else ""
        if identity:
            await self._keep(reference, identity)

    # --- what the department says ---

    async def _tell(self, target: str, news: CaseNews, reference: str, request: Mapping[str, Any]) -> None:
        closed = _text(request.get("status")).lower() == "closed"
        words = _text(request.get("status_notes"))
        if words != (await self._names.theirs(HEARD, reference) or "") or closed:
            await news.tell(target, reference, status=SOLVED if closed else None, words=words)
            await self._names.keep(HEARD, reference, words)
        if closed:
            await self._names.forget(OPEN, reference)

    async def _get(self, path: str, **params: str) -> list[dict[str, Any]]:
        answer = await self._http.ask("GET", path, base=self._endpoint, params=self._jurisdiction() | params)
        return answer.tables("services", "service_requests", "requests")

    def _jurisdiction(self) -> dict[str, str]:
        jurisdiction = self._options.get("jurisdiction_id")
        return {"jurisdiction_id": jurisdiction} if jurisdiction else {}


def _mark(reference: str) -> str:
    return f"[Hotline 1111: {reference}]"


def _text(value: object) -> str:
    """Return an id or a word that may come as text, as a number, or not at all."""
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _person(citizen: Mapping[str, Any] | None) -> dict[str, str]:
    if citizen is None:
        return {}
    first, _, last = (citizen["name_en"] or citizen["name_ar"] or "").partition(" ")
    phone, email = next(iter(citizen["phones"]), ""), next(iter(citizen["emails"]), "")
    fields = {"first_name": first, "last_name": last, "phone": phone, "email": email}
    return {name: value for name, value in fields.items() if value}
