"""The pages: shells for the scripts of `desk/front`, and the files that these load.

A page is `/desk/<name>`; its script `/desk/assets/<name>.js`. The shell knows language, direction and theme before
anything is drawn, from the reader's cookies, so that nothing flickers.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from .door.guarding import Door
from .door.headers import PAGE
from .page_assets import Assets
from .problem_json import ProblemError
from .roles import LANDING, Role

LANGUAGES = {"ar": "rtl", "en": "ltr"}
THEMES = frozenset({"light", "dark"})

#: Where those who have no session sign in.
SIGN_IN = "/desk/sign-in"

_SHELL = """<!doctype html>
<html lang="{language}" dir="{direction}"{theme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
{styles}
<script type="module" src="/desk/assets/{name}.js"></script>
</head>
<body><noscript>{noscript}</noscript></body>
</html>
"""
_TITLES = {"ar": "الخط الساخن 1111", "en": "Hotline 1111"}
_NO_SCRIPT = {"ar": "تحتاج هذه الصفحة إلى JavaScript.", "en": "This page needs JavaScript."}
_NOT_FOR_YOU = {
    "ar": "هذه الصفحة ليست ضمن صلاحياتك.",
    "en": "This page is not for your role.",
}
_BACK = {"ar": "إلى البداية", "en": "To the start"}


#: What answers a request.
Serve = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page for people."""

    #: `/desk/<name>`, `<name>.js`.
    name: str
    #: Who may open it: people with one of these; None: everybody, signed in or not; empty: whoever is signed in.
    roles: tuple[Role, ...] | None
    #: Names of style sheets beside `desk.css`.
    styles: tuple[str, ...] = ()


def page_routes(door: Door, pages: Iterable[Page], assets: Assets | None = None) -> list[BaseRoute]:
    """Return what the web server serves: the pages, where `/desk/` leads, and the files."""
    files = assets or Assets()
    return [
        Route("/desk", _with_slash),
        Route("/desk/", _start(door)),
        Route("/desk/assets/{name}", files.serve),
        *(Route(f"/desk/{page.name}", _serve(door, page)) for page in pages),
    ]


def shell(request: Request, page: Page) -> Response:
    """Return the page's frame in the reader's language and theme."""
    language, theme = language_of(request), request.cookies.get("hotline_theme", "")
    styles = "\n".join(
        f'<link rel="stylesheet" href="/desk/assets/{sheet}.css">' for sheet in ("desk", *page.styles)
    )
    words = _SHELL.format(
        language=language,
        direction=LANGUAGES[language],
        theme=f' data-theme="{theme}"' if theme in THEMES else "",
        title=_TITLES[language],
        styles=styles,
        name=page.name,
        noscript=_NO_SCRIPT[language],
    )
    return HTMLResponse(words, headers=PAGE)


def language_of(request: Request) -> str:
    """Return the reader's language: what was chosen, else what the browser prefers, else Arabic."""
    chosen = request.cookies.get("hotline_language", "")
    if chosen in LANGUAGES:
        return chosen
    wanted = (part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(","))
    return next((language for language in wanted if language in LANGUAGES), "ar")


def _serve(door: Door, page: Page) -> Serve:
    async def serve(request: Request) -> Response:
        if page.roles is None:
            return shell(request, page)
        try:
            await door.admit(request, page.roles)
        except ProblemError as problem:
            return _refusal(request, problem)
        return shell(request, page)

    return serve


async def _with_slash(_request: Request) -> Response:
    return RedirectResponse("/desk/", 308)


def _start(door: Door) -> Serve:
    async def start(request: Request) -> Response:
        try:
            visitor = await door.admit(request)
        except ProblemError as problem:
            return _refusal(request, problem)
        role = next(iter(visitor.roles)) if len(visitor.roles) == 1 else None
        return RedirectResponse(LANDING[role] if role else "/desk/home", 303, headers=PAGE)

    return start


def _refusal(request: Request, problem: ProblemError) -> Response:
    if problem.status == 401:
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='/')}", 303, headers=PAGE)
    language = language_of(request)
    words = _NOT_FOR_YOU[language] if problem.status == 403 else problem.detail
    body = (
        f'<!doctype html><html lang="{language}" dir="{LANGUAGES[language]}"><meta charset="utf-8">'
        f"<title>{_TITLES[language]}</title>"
        '<link rel="stylesheet" href="/desk/assets/desk.css">'
        f'<main class="page narrow"><p class="trouble" role="alert">{escape(words)}</p>'
        f'<p><a class="button plain" href="/desk/">{_BACK[language]}</a></p></main></html>'
    )
    return HTMLResponse(body, problem.status, headers=PAGE | problem.headers)
