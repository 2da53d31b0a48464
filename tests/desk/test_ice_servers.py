"""Passwords for TURN servers, and what browsers are told."""

import base64
import hashlib
import hmac
from pathlib import Path

from hotline.config.phones import Phones
from hotline.desk.phone.ice import TURN_SECONDS, IceServers

NOW = 1_790_000_000.7


def test_a_turn_server_lets_in_whom_the_secret_made_a_password_for_until_its_time(tmp_path: Path) -> None:
    """As coturn reckons it: HMAC-SHA1 over the user, which begins with the second of the end."""
    secret = tmp_path / "turn"
    secret.write_text("north\n")
    urls = ("stun:stun.example:3478", "turn:turn.example:3478?transport=udp", "turns:turn.example:443")
    servers = IceServers.of(Phones(ice_servers=urls, turn_secret=secret), lambda: NOW)
    stun, turn = servers.told("guest-07")
    assert stun == {"urls": ["stun:stun.example:3478"]}
    user = f"{1_790_000_000 + TURN_SECONDS}:guest-07"
    digest = hmac.new(b"north", user.encode(), hashlib.sha1).digest()
    assert turn == {
        "urls": ["turn:turn.example:3478?transport=udp", "turns:turn.example:443"],
        "username": user,
        "credential": base64.b64encode(digest).decode(),
    }


def test_without_servers_browsers_are_told_of_none() -> None:
    """As it comes."""
    assert IceServers.of(Phones(), lambda: NOW).told("browser-1001") == []
