"""The client, with a message centre on loopback."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from hotline.config.bridge import Smpp
from hotline.smpp.client import SmppTexts
from hotline.smpp.pdu import Command, Status
from hotline.smpp.short_message import ShortMessage
from hotline.testing.message_centre import MessageCentre
from hotline.text_coding import decode
from hotline.text_messages import TextError, TextRefusedError

TEXT = ShortMessage(source="96891230001", destination="1111", content=b"hello")


class Client:
    """A client, and what it was given."""

    def __init__(self, port: int) -> None:
        self.messages: list[ShortMessage] = []
        self.noted: list[tuple[str, int, int, str]] = []
        self.error: Exception | None = None
        settings = Smpp(
            host="127.0.0.1", port=port, system_id="hotline", password_variable="SMPP_PASSWORD",
            texts_per_second=1000,
        )  # fmt: skip
        self.texts = SmppTexts(
            settings, lambda: "1111", self._take, notes=self, pauses=(0.01, 0.05),
            throttled=(0.001, 0.001),
        )  # fmt: skip

    async def _take(self, message: ShortMessage) -> None:
        if self.error is not None:
            raise self.error
        self.messages.append(message)

    async def taken(self, message_id: str) -> frozenset[int]:
        """Know of nothing."""
        return frozenset()

    async def submitted(self, message_id: str, number: int, total: int, name: str) -> None:
        """Note it."""
        self.noted.append((message_id, number, total, name))


@pytest.fixture
async def centre(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MessageCentre]:
    """A centre that listens."""
    monkeypatch.setenv("SMPP_PASSWORD", "secret")
    async with MessageCentre() as centre:
        yield centre


@pytest.fixture
async def client(centre: MessageCentre) -> AsyncIterator[Client]:
    """A client that is bound to it."""
    client = Client(centre.port)
    running = asyncio.create_task(client.texts.run())
    await client.texts.bound.wait()
    yield client
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_long_text_goes_out_in_parts(centre: MessageCentre, client: Client) -> None:
    """Each part's name of the centre is noted, for its receipt."""
    text = "المياه عادت " * 12
    await client.texts.send("+96891230001", text, "c1")
    assert "".join(decode(one.words, one.coding) for one in centre.submitted) == text
    assert {one.destination for one in centre.submitted} == {"96891230001"}
    assert client.noted == [("c1", 1, 3, "m1"), ("c1", 2, 3, "m2"), ("c1", 3, 3, "m3")]


async def test_a_throttled_message_is_tried_again_after_a_pause(
    centre: MessageCentre, client: Client
) -> None:
    """It goes out once; a centre that stays busy gets it later."""
    centre.refusals.extend([Status.THROTTLED, Status.QUEUE_FULL])
    await client.texts.send("+96891230001", "hello", "c1")
    assert len(centre.submitted) == 1
    centre.refusals.extend([Status.THROTTLED] * 3)
    with pytest.raises(TextError, match="0x00000058"):
        await client.texts.send("+96891230001", "hello", "c2")


async def test_a_wrong_number_is_refused_for_good(centre: MessageCentre, client: Client) -> None:
    """And other errors are not."""
    centre.refusals.append(Status.INVALID_DESTINATION)
    with pytest.raises(TextRefusedError):
        await client.texts.send("+96891230001", "hello", "c1")
    centre.refusals.append(Status.SYSTEM_ERROR)
    with pytest.raises(TextError) as error:
        await client.texts.send("+96891230001", "hello", "c1")
    assert not isinstance(error.value, TextRefusedError)


async def test_a_message_is_answered_when_it_is_kept(centre: MessageCentre, client: Client) -> None:
    """Where it cannot be, the centre is asked to bring it again."""
    client.error = OSError("no disk")
    assert await centre.deliver(TEXT) == Status.TEMPORARY
    client.error = None
    assert await centre.deliver(TEXT) == Status.OK
    assert [message.content for message in client.messages] == [b"hello"]


async def test_a_message_that_cannot_be_read_is_taken_off_the_centre(
    centre: MessageCentre, client: Client
) -> None:
    """It would be brought for ever."""
    answer = await centre.request(Command.DELIVER_SM, b"\x00\x01\x01")
    assert (answer.status, client.messages) == (Status.OK, [])


async def test_the_link_is_tested_and_unknown_commands_are_refused(
    centre: MessageCentre, client: Client
) -> None:
    """Both answers have the request's number."""
    assert (await centre.request(Command.ENQUIRE_LINK)).command == 0x8000_0015
    nack = await centre.request(0x0103)
    assert (nack.command, nack.status) == (Command.GENERIC_NACK, Status.INVALID_COMMAND)


async def test_a_lost_connection_is_made_again(centre: MessageCentre, client: Client) -> None:
    """Meanwhile nothing can be sent, and what comes then arrives."""
    centre.hang_up()
    while client.texts.bound.is_set():  # noqa: ASYNC110  nothing tells that it is cleared
        await asyncio.sleep(0)
    with pytest.raises(TextError, match="not bound"):
        await client.texts.send("+96891230001", "hello", "c1")
    await client.texts.bound.wait()
    assert (centre.binds, await centre.deliver(TEXT)) == (2, Status.OK)


async def test_a_wrong_password_is_tried_again_in_peace(
    centre: MessageCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With growing pauses; once it is right the client is bound."""
    monkeypatch.setenv("SMPP_PASSWORD", "wrong")
    client = Client(centre.port)
    running = asyncio.create_task(client.texts.run())
    while len(centre.commands) < 2:  # noqa: ASYNC110  nothing tells of refused binds
        await asyncio.sleep(0.005)
    assert (centre.binds, client.texts.bound.is_set()) == (0, False)
    assert "0x0000000E" in client.texts.trouble(0)
    assert client.texts.trouble(60) == ""
    monkeypatch.setenv("SMPP_PASSWORD", "secret")
    await client.texts.bound.wait()
    assert client.texts.trouble(0) == ""
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
