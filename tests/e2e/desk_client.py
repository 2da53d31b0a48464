"""An agent's desk without a browser: signs in, and does what the page's buttons do."""

import asyncio
import time
from typing import Any

import httpx

from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import ExpectationError, deadline_in


class DeskClient:
    """One session of one agent."""

    def __init__(self, system: HotlineSystem, agent: str) -> None:
        """Make the user and sign in."""
        added = system.command(
            "users", "add", f"agent-{agent}", "--role", "agent", "--agent", agent, "--generate"
        )
        assert added.returncode == 0, added.stderr
        address = f"http://127.0.0.1:{system.ports.web}"
        self._client = httpx.Client(base_url=address, headers={"Origin": address}, timeout=30)
        answer = self._client.post(
            "/desk/api/sign-in", json={"user": f"agent-{agent}", "password": added.stdout.split()[-1]}
        )
        assert answer.status_code == 200, answer.text
        self._client.headers["X-CSRF-Token"] = self._client.cookies["hotline_csrf"]

    def call(self) -> dict[str, Any]:
        """Return how the agent's call stands."""
        found: dict[str, Any] = self._client.get("/desk/api/call").raise_for_status().json()
        return found

    def does(self, what: str, **body: object) -> dict[str, Any]:
        """Press a button; return how the call stands then."""
        answer = self._client.post(f"/desk/api/call/{what}", json=body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def does_soon(self, what: str, within: float = 3.0, **body: object) -> dict[str, Any]:
        """Press a button until it does something: a colleague who has just signed in is still on the telephone."""
        until = deadline_in(within)
        while self._client.post(f"/desk/api/call/{what}", json=body).status_code == 409:
            if time.monotonic() > until:
                raise ExpectationError(self.is_refused(what, **body))
            await asyncio.sleep(0.1)
        return self.call()

    def is_refused(self, what: str, **body: object) -> str:
        """Press a button that does nothing now; return the words."""
        answer = self._client.post(f"/desk/api/call/{what}", json=body)
        assert answer.status_code == 409, answer.text
        return str(answer.json()["detail"])

    def state(self, what: str) -> None:
        """Sign in or out, pause or resume."""
        self._client.post(f"/desk/api/state/{what}").raise_for_status()

    def close(self) -> None:
        """Close the page."""
        self._client.close()
