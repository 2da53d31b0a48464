"""What events say about channels."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.asterisk.ami import AmiClient, AmiError, AmiEvent, Headers
from hotline.asterisk.channels import ChannelInfo, channel_of, endpoint_of, is_dialled, live_channels
from hotline.testing.ami import FakeAmi

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ami"


@pytest.mark.parametrize(
    ("channel", "endpoint"),
    [
        ("PJSIP/1001-0000000a", "1001"),
        ("PJSIP/agent-3-0000000a", "agent-3"),
        ("PJSIP/desk-deadbeef-0000000a", "desk-deadbeef"),
        ("PJSIP/1001-0000000a<ZOMBIE>", "1001"),
        ("Local/200@demo-00000000;1", "200@demo"),
        ("Local/200@demo-00000000;2", "200@demo"),
        ("Surrogate/PJSIP/1001-0000000a", "PJSIP/1001"),
        ("Message/ast_msg_queue", "ast_msg_queue"),
        ("OutgoingSpoolFailed", "OutgoingSpoolFailed"),
        ("", ""),
    ],
)
def test_the_endpoint_is_the_channels_name_without_technology_and_counter(
    channel: str, endpoint: str
) -> None:
    """An agent's phone is known by the name of its channel."""
    assert endpoint_of(channel) == endpoint


@given(
    name=st.text("abcdefghijklmnopqrstuvwxyz0123456789_-", min_size=1, max_size=40),
    number=st.integers(min_value=0, max_value=2**32 - 1),
)
def test_every_endpoint_is_found_again_in_its_channels(name: str, number: int) -> None:
    """Whatever the configuration allows as a name."""
    assert endpoint_of(f"PJSIP/{name}-{number:08x}") == name


@pytest.mark.parametrize(
    ("uniqueid", "dialled"),
    [
        ("e2e-1795402442.1", True),
        ("1795402442.17", True),
        ("e2e-monitor-bcc5dfc0df03", False),
        ("e2e-monitor-179540244203", False),
        ("e2e-1795402442.1-hold-1795402458683", False),
        ("e2e-1795402442.1-back-1795402458683.1", False),
    ],
)
def test_who_was_dialled_has_a_uniqueid_of_asterisks_own(uniqueid: str, dialled: bool) -> None:
    """Those who join by an identity of ours are beside the talk."""
    assert is_dialled(uniqueid) is dialled


def test_an_event_about_something_else_has_no_channel() -> None:
    """A clear error, not a half-empty channel."""
    with pytest.raises(KeyError):
        channel_of(AmiEvent("DeviceStateChange", Headers(["Device: PJSIP/1001"])))


async def client_of(fake: FakeAmi) -> AmiClient:
    client = AmiClient(host="127.0.0.1", port=fake.port, username=fake.username, secret=fake.secret)
    await client.connect()
    return client


async def test_live_channels_are_known_by_their_uniqueid() -> None:
    """With state and call, as a real Asterisk lists them."""
    recorded = (FIXTURES / "core_show_channels.ami").read_bytes().decode()
    async with FakeAmi() as fake:
        fake.answer("CoreShowChannels", recorded.replace("ActionID: a10", "ActionID: {ActionID}"))
        client = await client_of(fake)
        channels = await live_channels(client)
        await client.close()
    assert channels == {
        "node1-1795331769.1": ChannelInfo(
            name="Local/100@demo-00000000;2",
            uniqueid="node1-1795331769.1",
            linkedid="node1-1795331769.0",
            state="Up",
        ),
        "node1-1795331769.0": ChannelInfo(
            name="Local/100@demo-00000000;1",
            uniqueid="node1-1795331769.0",
            linkedid="node1-1795331769.0",
            state="Up",
        ),
    }


async def test_a_refusal_is_not_taken_for_an_empty_list() -> None:
    """Otherwise every call would be taken for ended."""
    async with FakeAmi() as fake:
        fake.answer(
            "CoreShowChannels",
            "Response: Error\r\nActionID: {ActionID}\r\nMessage: Permission denied\r\n\r\n",
        )
        client = await client_of(fake)
        with pytest.raises(AmiError, match="Permission denied"):
            await live_channels(client)
        await client.close()
