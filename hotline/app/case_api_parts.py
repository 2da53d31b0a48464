"""Wires the API of the case store."""

from starlette.routing import BaseRoute, Mount

from hotline.crm_bridge.articles import ArticleDesk
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_files import CaseFiles
from hotline.crm_bridge.files import FileStore
from hotline.desk.access import Access
from hotline.desk.api.application import api_application
from hotline.desk.api.article_routes import article_router
from hotline.desk.api.callers import Callers
from hotline.desk.api.case_file_operations import CaseFileOperations
from hotline.desk.api.case_routes import case_router
from hotline.desk.api.cases import CaseParts, CasesApi
from hotline.desk.api.citizen_routes import citizen_router

from .citizen_parts import CitizenParts
from .ground import Ground

#: Where it is served; what others serve below it comes first.
PATH = "/api"


def case_api_routes(
    ground: Ground, access: Access, files: FileStore, citizens: CitizenParts
) -> list[BaseRoute]:
    """Return what the web server serves."""
    journal, engine, clock, config = ground.journal, ground.engine, ground.clock, ground.current.config
    callers = Callers(access, lambda: config().agents)
    cases = CasesApi(CaseParts(CaseDesk(journal, engine), journal, engine, config, clock))
    operations = CaseFileOperations(CaseFiles(journal, engine, files), files, clock)
    routers = (
        case_router(cases, operations, callers),
        citizen_router(citizens.desk, callers),
        article_router(ArticleDesk(journal, engine, clock), callers),
    )
    return [Mount(PATH, api_application(routers))]
