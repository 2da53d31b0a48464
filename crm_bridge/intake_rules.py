"""To which case a contact belongs, and who looks after it. Pure.

The first of these that is true:

1. It answers a message of a case (its thread): that case. For other channels than e-mail, whose threads are
   conversations without an end, only as long as the case is not done.
2. It names a case, and comes from whom the case is about, from the telephone that reported it, or from an address that
   wrote about it before: that case.
3. A form was filled in, or the channel brings requests (`OPENS`): a new case.
4. None: people of the queue look at it.

References are public names (decision 21): whoever names another one's case gets nothing of it and adds nothing to it.
Forms of the web are in nobody's name, as their senders prove nothing: they open cases and belong to none. What a
machine wrote opens nothing.
"""

from hotline.config import Configuration

from .intake_item import Around, Item, KnownCase, KnownThread

#: Channels by which people ask for something; others bring talk as well.
OPENS = frozenset({"email", "sms", "web", "open311"})

#: Channels whose senders are whatever was typed.
UNPROVEN = frozenset({"web", "open311"})


def thread_of(item: Item, around: Around) -> KnownThread | None:
    """Return the earlier contact that this one answers, the newest that is known."""
    channel = item.incoming.channel
    found = (around.threads.get((channel, name)) for name in reversed(item.incoming.threads))
    return next((thread for thread in found if thread is not None), None)


def case_of(item: Item, around: Around, citizen: int | None) -> KnownCase | None:
    """Return the case to which the contact belongs; None: to none that exists."""
    if item.incoming.channel in UNPROVEN or item.incoming.report is not None:
        return None
    thread = thread_of(item, around)
    if thread is not None and thread.reference is not None:
        case = around.cases.get(thread.reference)
        if case is not None and (not case.is_done or item.incoming.channel == "email"):
            return case
    named = (around.cases.get(reference) for reference in item.mentions)
    return next((case for case in named if case and _is_theirs(case, item, around, citizen)), None)


def _is_theirs(case: KnownCase, item: Item, around: Around, citizen: int | None) -> bool:
    if item.address is None:
        return False
    return (
        (citizen is not None and case.citizen == citizen)
        or case.caller == item.address
        or (case.reference, item.address) in around.wrote
    )


def opens_case(item: Item) -> bool:
    """Return whether a contact that belongs to no case opens one."""
    if item.incoming.automatic or item.incoming.settled:
        return False
    return item.incoming.report is not None or item.incoming.channel in OPENS


def queue_of(item: Item, case: KnownCase | None, config: Configuration) -> str | None:
    """Return the queue whose people look after the contact; None: nobody has to.

    A filled-in form needs nobody to read it: its case has a category, and is what is looked after. Nor does a word that
    the intake itself understands.
    """
    report = item.incoming.report
    is_filled_in = report is not None and report.category is not None
    if is_filled_in or item.incoming.settled or (item.incoming.automatic and case is None):
        return None
    if case is not None and case.queue in config.queues:
        return case.queue
    department = case.department if case is not None else department_of(item.hint, config)
    found = department_queue(department, config)
    if found is None and item.incoming.channel == "email" and config.email is not None:
        found = config.email.queue
    return found or config.ivr.operator_queue


def department_of(category: str | None, config: Configuration) -> str | None:
    """Return who deals with a category."""
    found = config.categories.get(category or "")
    return None if found is None else found.department


def department_queue(department: str | None, config: Configuration) -> str | None:
    """Return the queue of a department's agents."""
    found = config.departments.get(department or "")
    return None if found is None else found.queue
