"""The API of the case store as one application, below `/api`."""

from collections.abc import Sequence

from fastapi import APIRouter, FastAPI

from .failures import handle_failures
from .limits import Limits


def api_application(routers: Sequence[APIRouter]) -> FastAPI:
    """Return the ASGI application with these operations; its OpenAPI description is at `/openapi.json`."""
    # The pages that draw a description would load scripts from elsewhere.
    app = FastAPI(title="Hotline 1111: the case store", version="1", docs_url=None, redoc_url=None)
    for router in routers:
        app.include_router(router)
    handle_failures(app)
    app.add_middleware(Limits)
    return app
