"""What a gateway by HTTP hands over: whole texts, and parts where it does not put them together."""

from hotline.clock import Clock
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.parts import Part
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.crm_bridge.sms.texts import Outcome

#: What became of a part: the whole is answered by a text of its own.
_KEPT = Outcome(what="part")


class GatewayTexts:
    """Gives each to where it belongs; when it returns it is committed. Raises what journal and database raise."""

    def __init__(self, dispatcher: Dispatcher, reassembly: Reassembly, clock: Clock) -> None:
        self._dispatcher, self._reassembly, self._clock = dispatcher, reassembly, clock

    async def receive(
        self, sender: str, text: str, *, external_id: str | None = None, recipient: str = ""
    ) -> Outcome:
        """Take a whole text in; the same `external_id` counts once."""
        return await self._dispatcher.receive(sender, text, external_id=external_id, recipient=recipient)

    async def receive_part(
        self, sender: str, text: str, *, reference: str, number: int, total: int, recipient: str = ""
    ) -> Outcome:
        """Take a part in; those of one text have sender, recipient, reference and total in common."""
        await self._reassembly.receive(
            Part(
                sender=sender[:100], recipient=recipient[:100], reference=f"http:{reference}", total=total,
                number=number, coding="ucs2", content=text.encode("utf-16-be", "replace"), at=self._clock(),
            )
        )  # fmt: skip
        return _KEPT
