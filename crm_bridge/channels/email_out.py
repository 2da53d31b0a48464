"""Sends e-mails by SMTP (RFC 5321), so that they join the threads of those who get them.

    Subject       [#4271] …                 the reference, by which an answer without a thread is recognised
    Message-ID    <contact@our domain>      the same for the same letter, however often it is sent
    In-Reply-To, References                 the e-mails before it (RFC 5322, 3.6.4)
    Auto-Submitted: auto-generated          of what nobody wrote by hand (RFC 3834), so that no machine answers it
    List-Unsubscribe: <mailto:…>            of words about cases (RFC 2369, 3.2): mail programs offer to end them

Headers are written by the standard library's policy, which refuses line ends in them; they are taken away before.
"""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import aiosmtplib

from hotline.config.bridge import Email
from hotline.crm_bridge.citizen_words.plan import WORDS
from hotline.crm_bridge.message_ids import message_id
from hotline.crm_bridge.outgoing import LaterError, Letter, NotSentError
from hotline.crm_bridge.plain_text import clean_line, clean_text

from .email_in import password_of
from .email_stop import unsubscribe_link

#: How long the server has for an answer, seconds.
ANSWER_SECONDS = 30.0

#: Letters of a subject.
LONGEST_SUBJECT = 200


class EmailOut:
    """Sends by the server of `[email.smtp]`."""

    def __init__(self, current: Callable[[], Email | None]) -> None:
        """`current()` is the configuration as it is now."""
        self._current = current

    async def send(self, letter: Letter) -> None:
        """Hand it to the server. Raises `NotSentError` and `LaterError`."""
        settings = self._current()
        if settings is None or settings.smtp is None:
            raise LaterError("there is no [email.smtp]")
        message = compose(letter, settings)
        smtp = settings.smtp
        try:
            await aiosmtplib.send(
                message,
                sender=settings.address,
                hostname=smtp.host,
                port=smtp.port,
                use_tls=smtp.security == "tls",
                start_tls=smtp.security == "starttls",
                tls_context=None if smtp.security == "none" else ssl.create_default_context(),
                username=smtp.user or None,
                password=password_of(smtp.password_variable) or None,
                timeout=ANSWER_SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise _refused([refusal.code for refusal in error.recipients]) from None
        except aiosmtplib.SMTPResponseException as error:
            raise _refused(
                [error.code], is_login=isinstance(error, aiosmtplib.SMTPAuthenticationError)
            ) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise LaterError(f"the server does not answer: {type(error).__name__}") from None


def _refused(codes: list[int], *, is_login: bool = False) -> NotSentError | LaterError:
    """Return what a server's answer means (RFC 5321, 4.2.1: 5yz is for good); its words may quote the address."""
    words = f"the server says {', '.join(str(code) for code in codes)}"
    if is_login:
        return LaterError(f"{words}: it does not let us in")
    return NotSentError(words) if all(500 <= code < 600 for code in codes) else LaterError(words)


def compose(letter: Letter, settings: Email) -> EmailMessage:
    """Return the e-mail. Raises `NotSentError` where the address is none. Pure."""
    message, written = EmailMessage(policy=SMTP), letter.message
    language = written.language or next(iter(settings.name), "en")
    name = settings.name.get(language) or next(iter(settings.name.values()), "")
    try:
        message["From"] = Address(clean_line(name, 100), addr_spec=settings.address)
        message["To"] = Address(addr_spec=written.to)
    except (ValueError, IndexError):
        raise NotSentError("the address is none") from None
    message["Subject"] = subject_of(written.subject, written.reference)
    message["Date"] = format_datetime(datetime.fromtimestamp(letter.at, UTC))
    domain = settings.address.rpartition("@")[2]
    message["Message-ID"] = message_id(letter.contact, domain)
    earlier = [one if one.startswith("<") else message_id(one, domain) for one in letter.earlier]
    earlier = [one for one in earlier if one.isascii() and " " not in one and len(one) < 400]
    if earlier:
        message["In-Reply-To"] = earlier[-1]
        message["References"] = " ".join(earlier)
    message["Content-Language"] = language
    if written.what in WORDS:  # what citizens agreed to, and may take back
        message["List-Unsubscribe"] = unsubscribe_link(settings.address)
    if letter.is_automatic:
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(clean_text(written.text, 100_000) + "\n", charset="utf-8", cte="base64")
    return message


def subject_of(subject: str, reference: str | None) -> str:
    """Return a subject with the reference before it, once. Pure."""
    plain = clean_line(subject, LONGEST_SUBJECT)
    mark = "" if reference is None else f"[#{reference}]"
    return plain if mark in plain else f"{mark} {plain}".strip()
