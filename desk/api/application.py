"""The API of the case store as one application, below `/api`."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI

from .failures import Problem, handle_failures
from .limits import Limits


class _Application(FastAPI):
    """Describes what all operations refer to."""

    def openapi(self) -> dict[str, Any]:
        """Return the description."""
        if self.openapi_schema is None:
            super().openapi()["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        return super().openapi()


def api_application(routers: Sequence[APIRouter]) -> FastAPI:
    """Return the ASGI application with these operations; its OpenAPI description is at `/openapi.json`."""
    # The pages that draw a description would load scripts from elsewhere.
    app = _Application(title="Hotline 1111: the case store", version="1", docs_url=None, redoc_url=None)
    for router in routers:
        app.include_router(router)
    handle_failures(app)
    app.add_middleware(Limits)
    return app
