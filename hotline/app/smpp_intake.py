"""What a message centre delivers: whole texts, parts of texts, receipts."""

import hashlib

from hotline.clock import Clock
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.parts import Part
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.crm_bridge.sms.receipts import Receipts
from hotline.smpp.short_message import INTERNATIONAL, ShortMessage
from hotline.text_coding import decode

#: A message centre that had no answer brings the same message again, without a name by which it could be known.
#: The same words from the same number within so long are the same text, and up to twice as long may be, seconds.
SAME_SECONDS = 300.0


class SmppIntake:
    """Gives each to where it belongs; when it returns it is committed."""

    def __init__(
        self, dispatcher: Dispatcher, reassembly: Reassembly, receipts: Receipts, clock: Clock
    ) -> None:
        self._dispatcher, self._reassembly, self._receipts = dispatcher, reassembly, receipts
        self._clock = clock

    async def take(self, message: ShortMessage) -> None:
        """Take a message in. Raises `SmppError` for one that cannot be read, and what journal and database raise."""
        at = self._clock()
        receipt = message.receipt
        if receipt is not None:
            await self._receipts.delivered(*receipt)
            return
        sender, words, part = _sender(message), message.words, message.part
        if part is None:
            await self._dispatcher.receive(
                sender, decode(words, message.coding), external_id=_name(message, at),
                earlier_id=_name(message, at - SAME_SECONDS), at=at, recipient=message.destination,
                answered_at_once=False,
            )  # fmt: skip
            return
        await self._reassembly.receive(
            Part(
                sender=sender, recipient=message.destination, reference=part.reference, total=part.total,
                number=part.number, coding=message.coding, content=words, at=at,
            )
        )  # fmt: skip


def _sender(message: ShortMessage) -> str:
    """Return the sender; of an international number the `+` is in its type (5.2.5)."""
    international = message.source_type[0] == INTERNATIONAL[0] and message.source.isdigit()
    return f"+{message.source}" if international else message.source


def _name(message: ShortMessage, at: float) -> str:
    whole = (
        "\0".join((message.source, message.destination, str(message.data_coding))).encode() + message.content
    )
    return f"smpp:{hashlib.sha256(whole).hexdigest()}:{int(at // SAME_SECONDS)}"
