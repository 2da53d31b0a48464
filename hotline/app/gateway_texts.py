"""What a gateway by HTTP hands over: whole texts, and parts where it does not put them together."""

from functools import partial

from hotline.clock import Clock
from hotline.crm_bridge.asked_once import digest_of
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
        """Take a whole text in; the same `external_id` counts once.

        Another text under it is another text, and not refused: a gateway that counts anew after a restart would
        bring it again for ever, or lose a citizen's words.
        """
        take = partial(self._dispatcher.receive, sender, text, recipient=recipient)
        outcome = await take(external_id=external_id)
        if not outcome.repeated or external_id is None:
            return outcome
        if not await self._dispatcher.is_another(external_id, sender, text):
            return outcome
        return await take(external_id=f"{external_id}#{digest_of(f'{sender} {text}'.encode())[:16]}")

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
