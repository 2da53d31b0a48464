"""The generic target: each delivery as JSON, signed; `docs/developer/webhooks.md` tells receivers what to do.

    POST <url>
    Content-Type: application/json
    Idempotency-Key: <node>:<target>:<number in the journal>
    X-Hotline-Signature: t=…,v1=…

Any 2xx means that it was taken.
"""

from hotline.clock import Clock, wall_clock
from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.signature import SIGNATURE, sign

from .http import Http


class Webhook:
    """Posts deliveries."""

    def __init__(self, http: Http, clock: Clock = wall_clock) -> None:
        self._http = http
        self._clock = clock

    async def deliver(self, delivery: Delivery) -> None:
        """Post it. Raises `Refused` and `Unreachable`."""
        body = delivery.payload.encode()
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": delivery.idempotency_key,
            SIGNATURE: sign(self._http.secrets(), self._clock(), body),
        }
        await self._http.ask("POST", "", content=body, headers=headers)
