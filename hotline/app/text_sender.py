"""Sends texts that are kept in `crm_bridge/outgoing.py` through the gateway or the message centre."""

from sqlalchemy.exc import SQLAlchemyError

from hotline.crm_bridge.outgoing import LaterError, Letter, NotSentError
from hotline.text_messages import TextError, TextRefusedError, Texts


class TextSender:
    """The `outgoing.Sender` of the channel `sms`."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def send(self, letter: Letter) -> None:
        """Hand it over; its identity is the contact's, so that a gateway sends it once."""
        try:
            await self._texts.send(letter.message.to, letter.message.text, letter.contact)
        except TextRefusedError as error:
            raise NotSentError(str(error)) from None
        except TextError as error:
            raise LaterError(str(error)) from None
        except SQLAlchemyError as error:  # what was sent of it is not known now
            raise LaterError(f"the database is away: {type(error).__name__}") from None
