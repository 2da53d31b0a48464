"""The paths below `/api/articles`: the knowledge base."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from hotline.crm_bridge.article import Article, Draft, Found, UnknownArticleError
from hotline.crm_bridge.articles import ArticleDesk
from hotline.desk.scopes import Scope

from .bodies import Body
from .callers import Caller, Callers
from .failures import PROBLEMS
from .models import answer, list_of, model_of
from .versions import IfMatch, etag, expected


class ArticleBody(Body):
    """What the city says about something, in one language."""

    title: str
    text: str
    category: str | None = None
    #: Citizens may hear and read it; otherwise it is for agents.
    public: bool = False


#: An article in a path.
Name = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Language = Annotated[str, Path(pattern=r"^[a-z]{2}$")]

OfLanguage = Annotated[str | None, Query(pattern=r"^[a-z]{2}$")]
OfCategory = Annotated[str | None, Query(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


def article_router(desk: ArticleDesk, callers: Callers) -> APIRouter:
    """Return the operations on articles."""
    router = APIRouter(prefix="/articles", tags=["articles"], responses=PROBLEMS)
    _reading(router, desk, callers)
    _changing(router, desk, callers)
    return router


def _reading(router: APIRouter, desk: ArticleDesk, callers: Callers) -> None:
    read = Depends(callers.need(Scope.ARTICLES_READ))

    @router.get("", response_model=list_of(Article), dependencies=[read])
    async def list_articles(
        language: OfLanguage = None, category: OfCategory = None, public: bool = False
    ) -> Response:
        """List articles, by name and language; with `public` only those for citizens."""
        return answer(await desk.list(language=language, category=category, public_only=public))

    @router.get("/search", response_model=list_of(Found), dependencies=[read])
    async def search_articles(
        text: Annotated[str, Query(max_length=10_000)],
        language: OfLanguage = None,
        category: OfCategory = None,
        public: bool = False,
        limit: Annotated[int, Query(ge=1, le=50)] = 10,
    ) -> Response:
        """Find articles by what is in them, in any spelling, the best first."""
        found = await desk.search(text, language=language, category=category, public_only=public, limit=limit)
        return answer(found)

    @router.get("/{name}/{language}", response_model=model_of(Article), dependencies=[read])
    async def show_article(name: Name, language: Language) -> Response:
        """Show an article. Its ETag is needed to change it."""
        return _shown(await _known(desk, name, language))


def _changing(router: APIRouter, desk: ArticleDesk, callers: Callers) -> None:
    writer = Annotated[Caller, Depends(callers.need(Scope.ARTICLES_WRITE))]

    @router.put("/{name}/{language}", response_model=model_of(Article))
    async def write_article(
        name: Name, language: Language, body: ArticleBody, caller: writer, if_match: IfMatch = None
    ) -> Response:
        """Write an article. If-Match `"v0"` is for a new one: where there is one already, nothing is written."""
        draft = Draft(name=name, language=language, **body.model_dump())
        await desk.write(draft, by=caller.by, version=expected(if_match))
        return _shown(await _known(desk, name, language))

    @router.delete("/{name}/{language}", status_code=204)
    async def remove_article(
        name: Name, language: Language, caller: writer, if_match: IfMatch = None
    ) -> Response:
        """Take an article out."""
        await desk.remove(name, language, by=caller.by, version=expected(if_match))
        return Response(status_code=204)


async def _known(desk: ArticleDesk, name: str, language: str) -> Article:
    found = await desk.get(name, language)
    if found is None:
        raise UnknownArticleError(f"there is no article `{name[:40]}` in {language[:10]}")
    return found


def _shown(article: Article) -> Response:
    return answer(article, headers=etag(article.version))
