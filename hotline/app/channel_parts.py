"""Wires the channels by which citizens write: e-mail, the web form, social posts; and what is sent by them."""

import asyncio
import functools
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.routing import BaseRoute

from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.channels.email_bounces import Bounces
from hotline.crm_bridge.channels.email_in import EmailIn
from hotline.crm_bridge.channels.email_out import EmailOut
from hotline.crm_bridge.channels.email_parsing import CHANNEL as EMAIL
from hotline.crm_bridge.channels.email_shelf import EmailShelf
from hotline.crm_bridge.channels.social import SocialOut
from hotline.crm_bridge.citizen_words.going import Going
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.outgoing import Sender
from hotline.crm_bridge.outgoing_post import Post
from hotline.desk.report_page import ReportPage
from hotline.desk.social_api import SocialApi

from .channel_counts import ChannelCounts
from .ground import Ground
from .intake_parts import IntakeParts

#: How often files without a row are looked for, seconds.
ORPHANS_SECONDS = 86_400.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ChannelParts:
    """What a controller runs of them."""

    routes: list[BaseRoute]
    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Callable[[], Coroutine[None, None, None]]]
    counts: ChannelCounts


def channel_parts(ground: Ground, shared: IntakeParts) -> ChannelParts:
    """Return the parts; nothing runs yet. Mailboxes are taken up at the start, not at a reload."""
    config, current = ground.loaded.config, ground.current.config
    store, intake = shared.files, shared.intake
    lasting: dict[str, Callable[[], Coroutine[None, None, None]]] = {
        "files without a row": functools.partial(_collect, ground, store)
    }
    mailbox = None
    if config.email is not None and config.email.imap is not None:
        shelf = EmailShelf(store, ground.journal, ground.engine, ground.clock)
        bounces = Bounces(ground.journal, ground.clock)
        mailbox = EmailIn(intake, shelf, config.email, ground.clock, bounces=bounces)
        lasting["e-mails"] = mailbox.run
    counts = ChannelCounts(ground.engine, None if mailbox is None else mailbox.trouble, ground.clock)
    lasting["counts of contacts"] = counts.run
    senders = _senders(ground)
    if senders:
        lasting["letters"] = Post(
            ground.journal, ground.engine, senders, ground.clock, check=Going(ground.current.config)
        ).run
    case_desk = CaseDesk(ground.journal, ground.engine)
    page = ReportPage(shared.reports, case_desk.find)
    social = SocialApi(intake, lambda: current().social, ground.clock)
    return ChannelParts([*page.routes(), *social.routes()], lasting, counts)


def _senders(ground: Ground) -> dict[str, Sender]:
    config, current = ground.loaded.config, ground.current.config
    senders: dict[str, Sender] = {}
    if config.email is not None and config.email.smtp is not None:
        senders[EMAIL] = EmailOut(lambda: current().email)
    for name, settings in config.social.items():
        if settings.reply_url is not None:
            senders[name] = SocialOut(functools.partial(current().social.get, name), ground.clock)
    return senders


async def _collect(ground: Ground, store: FileStore) -> None:
    while True:
        try:
            removed = await store.collect_orphans(ground.engine)
            if removed:
                log.info("files.orphans_removed", files=removed)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("files.not_collected", reason=type(error).__name__)
        await asyncio.sleep(ORPHANS_SECONDS)
