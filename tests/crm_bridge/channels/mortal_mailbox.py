"""Takes e-mails in until it is killed, for a `Nursery`."""

from pathlib import Path

from hotline.config.bridge import Email
from hotline.crm_bridge.channels.email_imap import ImapMailbox
from hotline.crm_bridge.channels.email_in import EmailIn
from hotline.crm_bridge.channels.email_shelf import EmailShelf
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.database import create_engine
from hotline.journal import Journal
from hotline.testing.city import configuration
from hotline.testing.mail_server import PASSWORD, USER

NOW = 1_795_000_000.0


async def take_in(port: int, url: str, folder: str) -> None:
    """Serve the mailbox for ever."""
    engine = create_engine(url)
    journal, files = Journal(engine, "demo"), FileStore(Path(folder), 1_000_000)
    config = configuration()
    imap = {"host": "127.0.0.1", "port": port, "security": "none", "user": USER}
    settings = Email.model_validate({"address": "1111@city.example", "imap": imap, "done_folder": "Done"})
    assert settings.imap is not None
    mailbox = settings.imap
    shelf = EmailShelf(files, journal, engine, lambda: NOW)
    await EmailIn(
        CaseIntake(journal, files, lambda: config), shelf, settings, lambda: NOW,
        connect=lambda: ImapMailbox(settings, mailbox, PASSWORD),
    ).run()  # fmt: skip
