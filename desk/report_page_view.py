"""The pages of the web form: a template, its words, and in which language. Nothing is asked of the store here."""

from collections.abc import Callable, Mapping
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hotline.config import Configuration
from hotline.config.cases import Category
from hotline.crm_bridge.channels.web_form import Filled
from hotline.crm_bridge.consents import PURPOSES

from .report_page_words import WORDS

#: Photos of one report.
MOST_PHOTOS = 3

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

_environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


class ReportView:
    """Makes the pages."""

    def __init__(self, current: Callable[[], Configuration]) -> None:
        self._current = current
        page = files("hotline") / "desk" / "report_page.html"
        self._template = _environment.from_string(page.read_text(encoding="utf-8"))

    def form(
        self,
        request: Request,
        filled: Filled,
        faults: Mapping[str, str],
        status: int = 200,
        *,
        ticket: str,
        had_photos: bool = False,
    ) -> Response:
        """Return the form of a category, with what was typed and what is wrong with it: keys of the words, by field."""
        config, lang = self._current(), self.language(request)
        category, words = config.categories[filled.category], WORDS[lang]
        megabytes = config.cases.max_attachment_megabytes
        return self.page(
            request,
            "form",
            status,
            category={
                "key": filled.category,
                "title": in_language(category.title, lang),
                "description": in_language(category.description, lang),
            },
            fields=_fields(category, filled, lang),
            filled=filled,
            faults={name: words[faults[name]] for name in _in_order(faults)},
            had_photos=had_photos,
            ticket=ticket,
            consents=[(purpose, words[f"consent_{purpose}"]) for purpose in PURPOSES],
            photos_hint=words["photos_hint"].format(count=MOST_PHOTOS, megabytes=megabytes),
        )

    def nothing(self, request: Request) -> Response:
        """Return the page of what is not there."""
        return self.page(request, "words", 404, words=WORDS[self.language(request)]["not_found"])

    def page(self, request: Request, view: str, status: int = 200, **more: object) -> Response:
        """Return a page: `choose`, `form`, `case`, `words`."""
        lang = self.language(request)
        others = [one for one in self._current().node.languages if one in WORDS and one != lang]
        other = None
        if others and request.method == "GET":
            other = str(request.url.include_query_params(lang=others[0]).replace(scheme="", netloc=""))
        page = self._template.render(view=view, lang=lang, w=WORDS[lang], other=other, **more)
        return HTMLResponse(page, status, headers=HEADERS | {"Content-Language": lang})

    def later(self, request: Request) -> Response:
        """Return that the store cannot be used now."""
        return self.page(request, "words", 503, words=WORDS[self.language(request)]["fault_later"])

    def language(self, request: Request) -> str:
        """Return the language that was chosen, the browser's first that is offered, or the city's."""
        offered = [one for one in self._current().node.languages if one in WORDS] or ["en"]
        wanted = [request.query_params.get("lang", "")]
        accepted = request.headers.get("accept-language", "")[:200].split(",")
        wanted += [one.partition(";")[0].strip().lower().partition("-")[0] for one in accepted]
        return next((one for one in wanted if one in offered), offered[0])


def _fields(category: Category, filled: Filled, lang: str) -> list[dict[str, object]]:
    """Return the questions of a category, with what was answered."""
    return [
        {
            "key": key,
            "question": in_language(one.question, lang),
            "datatype": one.datatype,
            "required": one.required,
            "values": [(value, in_language(title, lang)) for value, title in one.values.items()],
            "given": filled.answers.get(key, ()),
        }
        for key, one in category.fields.items()
    ]


def in_language(texts: Mapping[str, str], lang: str) -> str:
    """Return the text in a language, or in whichever there is."""
    return texts.get(lang) or next(iter(texts.values()), "")


def _in_order(faults: Mapping[str, str]) -> list[str]:
    """Return the fields that are wrong as they stand on the page, and first what is wrong with the whole."""
    places = {"form": 0, "description": 1, "place": 3, "photos": 4, "contact": 5}
    return sorted(faults, key=lambda name: places.get(name, 2))
