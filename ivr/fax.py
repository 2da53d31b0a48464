"""A fax machine calls: its pages are received by Asterisk and become a case.

Asterisk hears the calling tone (CNG, ITU-T T.30 § 4.2) and sends the call to the dialplan's extension `fax`, whatever
the call's script does at that moment: for the script the caller hangs up. So a script whose caller is gone asks
whether it was that, and then ends without ending the call; the dialplan begins a session that receives the fax.
"""

from datetime import UTC, datetime

import structlog

from hotline.asterisk.agi import AgiError, CallerHungUp
from hotline.events import CallAbandoned, CallFlowedOut, FaxStarted
from hotline.identity import identity

from .context import CallContext
from .steps import END, MENU, Step

#: Set by chan_pjsip when the tone was heard: the extension in which the call was.
HEARD_VARIABLE = "FAXEXTEN"

#: Third argument of the session that the dialplan begins then.
ARGUMENT = "fax"

#: `f`: over G.711 where the gateway speaks no T.38.
OPTIONS = "f"

log = structlog.get_logger()


def is_fax_session(context: CallContext) -> bool:
    """Return whether the dialplan began this session because a fax machine calls."""
    return ARGUMENT in context.channel.arguments[2:]


async def turned_out_to_be_fax(context: CallContext) -> bool:
    """Return whether the caller is a fax machine that the dialplan has taken away. Raises `AgiConnectionLost`."""
    if context.services.config.fax.queue is None or is_fax_session(context):
        return False
    try:
        return bool(await context.channel.get_variable(HEARD_VARIABLE))
    except (AgiError, CallerHungUp) as error:
        log.warning("cannot ask whether it was a fax", call=context.call, error=str(error))
        return False


async def note_departure(context: CallContext, queue: str) -> None:
    """Write that the caller has left the line: a fax machine does not give up. Raises `AgiConnectionLost`."""
    at, call = context.now(), context.call
    if await turned_out_to_be_fax(context):
        context.note(CallFlowedOut(at=at, call=call, queue=queue, to="fax", reason="fax machine"))
    else:
        context.note(CallAbandoned(at=at, call=call, queue=queue))


async def receive_fax(context: CallContext, step: Step) -> Step:
    """Receive the pages and keep them as a case; a caller who is no machine after all hears the menu.

    A fax that an earlier controller began is there already: Asterisk went on without us.
    """
    queue = context.services.config.fax.queue
    if queue is None:  # switched off since
        return MENU
    earlier = await context.services.faxes.unfinished(context.call)
    started = earlier or await _begin(context)
    if started is None:
        return END
    gone = False
    try:
        if earlier is None:
            await _receive(context, started)
    except CallerHungUp:
        gone = True
    kept = await _keep(context, started, queue)
    return END if kept or gone else MENU


async def _begin(context: CallContext) -> FaxStarted | None:
    if not context.services.has_room():
        log.error("no room for a fax", call=context.call)
        return None
    at = context.now()
    fax = identity(context.call, "f", at)
    path = f"{datetime.fromtimestamp(at, UTC):%Y/%m/%d}/{fax}.tif"
    (context.services.messages / path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    started = FaxStarted(at=at, call=context.call, fax=fax, path=path)
    await context.promise(started)
    return started


async def _receive(context: CallContext, started: FaxStarted) -> None:
    """Have Asterisk receive until the last page or the hang-up. Raises `CallerHungUp`."""
    limit = context.services.config.fax.max_seconds
    await context.channel.set_variable("TIMEOUT(absolute)", str(limit))
    await context.channel.set_variable("FAXOPT(localstationid)", context.dialled)
    file = context.services.messages / started.path
    try:
        await context.channel.execute("ReceiveFAX", f"{file},{OPTIONS}")
    finally:
        await context.channel.set_variable("TIMEOUT(absolute)", "0")


async def _keep(context: CallContext, started: FaxStarted, queue: str) -> str | None:
    told = await context.channel.get_variable("${FAXSTATUS},${FAXERROR},${REMOTESTATIONID}") or ""
    status, error, station = (*told.split(",", 2), "", "", "")[:3]
    return await context.services.faxes.keep(
        started,
        caller=context.caller,
        language=context.language,
        queue=queue,
        station=station.strip(),
        complete=status == "SUCCESS",
        failure=error or "no page came",
    )
