"""What events say about channels."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.asterisk.ami import AmiClient, AmiError, AmiEvent, Headers
from hotline.asterisk.channels import ChannelInfo, channel_of, endpoint_of, live_channels, variables_of
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


def test_variables_come_from_both_spellings_and_without_empty_ones() -> None:
    """`ChanVariable` by channelvars=, `Variable` by Status; unset ones are empty or “(null)”."""
    lines = ["ChanVariable: CALLID=node1-1.0", "ChanVariable: STEP=", "Variable: X=a=b", "Variable: Y=(null)"]
    assert variables_of(Headers(lines)) == {"CALLID": "node1-1.0", "X": "a=b"}


def test_the_name_of_a_variable_that_was_set_is_no_variable() -> None:
    """VarSet uses the header `Variable` for the name alone."""
    assert variables_of(Headers(["Event: VarSet", "Variable: CALLID", "Value: 1"])) == {}


def test_an_event_about_something_else_has_no_channel() -> None:
    """A clear error, not a half-empty channel."""
    with pytest.raises(KeyError):
        channel_of(AmiEvent("DeviceStateChange", Headers(["Device: PJSIP/1001"])))


async def client_of(fake: FakeAmi) -> AmiClient:
    client = AmiClient(host="127.0.0.1", port=fake.port, username=fake.username, secret=fake.secret)
    await client.connect()
    return client


async def test_live_channels_are_known_by_their_uniqueid() -> None:
    """With state, call, bridge and variables, as a real Asterisk lists them."""
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
            variables={"CALLID": "node1-1795331769.1"},
        ),
        "node1-1795331769.0": ChannelInfo(
            name="Local/100@demo-00000000;1",
            uniqueid="node1-1795331769.0",
            linkedid="node1-1795331769.0",
            state="Up",
            variables={},
        ),
    }


async def test_channels_in_a_bridge_tell_which() -> None:
    """Two channels with the same bridge talk with each other."""
    async with FakeAmi() as fake:
        names = {"Uniqueid": "u", "Linkedid": "u", "ChannelStateDesc": "Up", "BridgeId": "b-1"}
        fake.channels = [{"Channel": "PJSIP/1001-00000001", **names}]
        client = await client_of(fake)
        assert (await live_channels(client))["u"].bridge == "b-1"
        await client.close()


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
