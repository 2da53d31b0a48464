"""What is said at start about browsers' ways through NAT."""

from pathlib import Path

import pytest

from tests.config_file import NEEDED, problems, write_configuration

TURN = 'ice_servers = ["stun:stun.example", "turn:turn.example:3478"]'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            'ice_servers = ["turn.example"]',
            (
                "phones.ice_servers[0]: has the wrong form. Write `stun:host:port` or `turn:host:port?transport=udp`; "
                "`turns:` is TURN by TLS."
            ),
        ),
        (
            TURN,
            (
                "phones.ice_servers[1]: is a TURN server, and nobody could make passwords for it. "
                "Name the file with its secret: `turn_secret`."
            ),
        ),
        (
            'outside_addresses = { "10.0.0.5" = "city" }',
            'phones.outside_addresses."10.0.0.5": `city` is no address. Write an IP address, without a port.',
        ),
        (
            'outside_addresses = { "10.0.0.5" = "2001:db8::1" }',
            (
                'phones.outside_addresses."10.0.0.5": `2001:db8::1` is not of the same kind as `10.0.0.5`. '
                "Write both as IPv4 or as IPv6."
            ),
        ),
        (
            'outside_addresses = { "0.0.0.0" = "203.0.113.7" }',
            (
                'phones.outside_addresses."0.0.0.0": `0.0.0.0` is no address of this machine. '
                "Write an IP address, without a port."
            ),
        ),
    ],
)
def test_a_way_that_cannot_work_is_said_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    """File, line, key, what is wrong, how to mend it."""
    found = problems(write_configuration(tmp_path, f"{NEEDED}[phones]\n{text}\n"))
    assert [one for one in found if fault in one], found


@pytest.mark.parametrize(
    ("mode", "content", "fault"),
    [
        (None, "", "there is no file"),
        (0o644, "north", "others could read"),
        (0o600, " \n", "is empty"),
    ],
)
def test_a_secret_that_is_missing_open_or_empty_stops_the_start(
    tmp_path: Path, mode: int | None, content: str, fault: str
) -> None:
    """The secret itself is never said."""
    if mode is not None:
        (tmp_path / "turn").write_text(content)
        (tmp_path / "turn").chmod(mode)
    (said,) = problems(write_configuration(tmp_path, f'{NEEDED}[phones]\n{TURN}\nturn_secret = "turn"\n'))
    assert "phones.turn_secret" in said
    assert fault in said
    assert content.strip() not in said or not content.strip()
