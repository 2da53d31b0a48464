from collections.abc import AsyncIterator, Callable

import pytest

from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.webhook import Webhook
from hotline.testing.deliveries import Deliveries
from hotline.testing.webhook_receiver import WebhookReceiver


@pytest.fixture
async def receiver() -> AsyncIterator[WebhookReceiver]:
    receiver = WebhookReceiver()
    async with receiver.listening():
        yield receiver


@pytest.mark.parametrize("secret", ["plain", "words with  spaces", "قديم جديد"])
async def test_every_secret_signs_whole(
    receiver: WebhookReceiver, deliveries: Deliveries, http_of: Callable[..., Http], secret: str
) -> None:
    """A secret is one secret, whatever signs it has: there is one signature, which fits."""
    receiver.secret = secret
    await Webhook(http_of(receiver.url, secret)).deliver(deliveries.opened())
    assert len(receiver.taken) == 1
    assert receiver.asked[0].headers["x-hotline-signature"].count("v1=") == 1


@pytest.mark.parametrize("known", ["new", "old"])
async def test_while_a_secret_is_exchanged_both_sign(
    receiver: WebhookReceiver,
    deliveries: Deliveries,
    http_of: Callable[..., Http],
    monkeypatch: pytest.MonkeyPatch,
    known: str,
) -> None:
    """A receiver that knows the secret of before takes what is sent, and so does one that has the new one."""
    receiver.secret = known
    webhook = Webhook(http_of(receiver.url, "new"))
    monkeypatch.setenv("TARGET_SECRET_OLD", "old")
    await webhook.deliver(deliveries.opened())
    assert len(receiver.taken) == 1
