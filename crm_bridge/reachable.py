"""By which channels somebody of the city can be written to, as far as these are configured. Pure."""

from collections.abc import Iterator

from hotline.config import Configuration
from hotline.phone import to_e164


def ways(config: Configuration, email: str | None, phone: str | None) -> Iterator[tuple[str, str]]:
    """Yield the channels that can be used, with the address in its one spelling.

    `phone` is as it stands in the configuration.
    """
    if email is not None and config.email is not None and config.email.smtp is not None:
        yield "email", email
    number = None if phone is None else to_e164(phone, config.node.country)
    texts = config.text_messages
    if number is not None and (texts.url is not None or texts.smpp is not None):
        yield "sms", number
