"""What somebody may do with a case now, so that a page offers nothing that would be refused. Pure."""

from collections.abc import Mapping

import msgspec

from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_closing import was_told
from hotline.crm_bridge.case_status import (
    ASSIGNED,
    CLOSED,
    DUPLICATE,
    REJECTED,
    REOPENED,
    SOLVED,
    TRANSITIONS,
)
from hotline.crm_bridge.permissions import Action, Actor, refusal

#: What one must be allowed to do for each status; others are work.
_ACTIONS: Mapping[str, Action] = {
    SOLVED: Action.SOLVE,
    REJECTED: Action.REJECT,
    ASSIGNED: Action.ASSIGN,
    CLOSED: Action.CLOSE,
    REOPENED: Action.REOPEN,
    DUPLICATE: Action.MERGE_DUPLICATES,
}

#: In the order in which they are offered.
_ORDER = tuple(TRANSITIONS)


class Ways(msgspec.Struct, frozen=True, kw_only=True):
    """What is offered."""

    #: Statuses that the case may get by this person.
    statuses: tuple[str, ...]
    #: Everything that this person may do with a case of this department.
    actions: tuple[str, ...]
    #: Closing needs a word to the citizen, or somebody who says that nobody can be reached.
    closing_needs_word: bool


def ways(case: Case, actor: Actor) -> Ways:
    """Return what the actor may do with the case as it is."""
    actions = tuple(action for action in Action if refusal(actor, {action}, case.department) is None)
    statuses = tuple(
        status
        for status in _ORDER
        if status in TRANSITIONS.get(case.status, ())
        and _ACTIONS.get(status, Action.WORK) in actions
        # Of which case it is a duplicate is said beside the suggestions.
        and status != DUPLICATE
    )
    return Ways(
        statuses=statuses,
        actions=actions,
        closing_needs_word=CLOSED in statuses and not was_told(case),
    )
