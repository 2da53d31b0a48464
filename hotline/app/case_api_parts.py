"""Wires the API of the case store."""

import shutil

from starlette.routing import BaseRoute, Mount

from hotline.crm_bridge.articles import ArticleDesk
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_files import CaseFiles
from hotline.crm_bridge.channels.contact_desk import ContactDesk
from hotline.crm_bridge.contact_finder import ContactFinder
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.outbox.desk import OutboxDesk
from hotline.desk.access import Access
from hotline.desk.api.application import api_application
from hotline.desk.api.article_routes import article_router
from hotline.desk.api.callers import Callers
from hotline.desk.api.case_file_operations import CaseFileOperations
from hotline.desk.api.case_routes import case_router
from hotline.desk.api.cases import CaseParts, CasesApi
from hotline.desk.api.citizen_routes import citizen_router
from hotline.desk.api.contact_routes import contact_router
from hotline.desk.api.data_protection_routes import data_protection_router
from hotline.desk.api.delivery_routes import delivery_router

from .citizen_parts import CitizenParts
from .ground import Ground

#: Where it is served; what others serve below it comes first.
PATH = "/api"

#: Where exports of citizens are made, in the data folder.
EXPORTS = "exports"


def case_api_routes(
    ground: Ground, access: Access, files: FileStore, citizens: CitizenParts
) -> list[BaseRoute]:
    """Return what the web server serves."""
    journal, engine, clock, config = ground.journal, ground.engine, ground.clock, ground.current.config
    callers = Callers(access, lambda: config().agents)
    cases = CasesApi(CaseParts(CaseDesk(journal, engine), journal, engine, config, clock))
    operations = CaseFileOperations(CaseFiles(journal, engine, files), files, clock)
    exports = ground.loaded.paths.data / EXPORTS
    # What a controller was killed over.
    shutil.rmtree(exports, ignore_errors=True)
    contacts, queue = ContactDesk(journal, engine, clock), ContactQueue(journal, config, clock)
    routers = (
        case_router(cases, operations, callers),
        citizen_router(citizens.desk, callers),
        data_protection_router(citizens.exporter, citizens.eraser, exports, callers),
        contact_router(contacts, ContactFinder(engine), queue, files, callers),
        article_router(ArticleDesk(journal, engine, clock), callers),
        delivery_router(OutboxDesk(engine, journal), clock, callers),
    )
    return [Mount(PATH, api_application(routers))]
