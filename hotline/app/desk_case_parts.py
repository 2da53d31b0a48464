"""Wires case work: lists, one case, bulk changes, what changes live; docs/operator/case-work.md."""

import functools

from hotline.crm_bridge.bulk import Bulk
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_lists_saved import SavedFilters
from hotline.crm_bridge.city_keys import key_of
from hotline.desk.api.case_file_operations import CaseFileOperations
from hotline.desk.api.cases import CaseParts, CasesApi
from hotline.desk.case_work.bulk_routes import BulkRoutes
from hotline.desk.case_work.case_routes import CaseRoutes
from hotline.desk.case_work.changes import CaseChanges
from hotline.desk.case_work.field_links import FieldLinks
from hotline.desk.case_work.field_routes import ROLES, FieldRoutes
from hotline.desk.case_work.field_work import FieldWork
from hotline.desk.case_work.list_routes import ListRoutes
from hotline.desk.case_work.one_case import CaseReading
from hotline.desk.case_work.people import READERS
from hotline.desk.case_work.work_ground import WorkGround
from hotline.desk.pages import Page

from .desk_ground import DeskGround, DeskPart


def desk_case_parts(desk: DeskGround) -> DeskPart:
    """Return the part."""
    ground = desk.ground
    current, clock = ground.current.config, ground.clock
    work = WorkGround(ground.journal, ground.engine, desk.files, current, clock)
    cases = CaseDesk(ground.journal, ground.engine)
    reading = CaseReading(ground.engine, current, clock)
    operations = CasesApi(CaseParts(cases, ground.journal, ground.engine, current, clock))
    files = CaseFileOperations(work.files, desk.files, clock)
    lists = ListRoutes(ground.engine, SavedFilters(ground.journal, ground.engine), current, clock)
    changes = CaseChanges(desk.hub, ground.reader, ground.engine, current)
    key = functools.partial(key_of, "field teams", ground.journal, ground.engine)
    links = FieldLinks(ground.journal, desk.texts, current=current, key=key, clock=clock)
    return DeskPart(
        routes=[
            *lists.routes(desk.door),
            *BulkRoutes(work, Bulk(cases, current, clock)).routes(desk.door),
            *CaseRoutes(work, reading, operations, files).routes(desk.door),
            *FieldRoutes(work, FieldWork(work), links).routes(desk.door),
        ],
        pages=[Page("cases", READERS, ("cases",)), Page("field", ROLES, ("field",))],
        lasting={"changes of cases": changes.run},
    )
