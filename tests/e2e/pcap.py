"""Writes the capture files that SIPp plays: telephone keys as RTP events (RFC 4733).

SIPp takes payload type, time stamps and pace from the file, and puts its own addresses in. It sends them
through a raw socket, so these scenarios need root or CAP_NET_RAW.
"""

import struct
from pathlib import Path

KEYS = "0123456789*#"

#: Payload type of `telephone-event` in our scenarios' SDP.
PAYLOAD_TYPE = 101

#: RTP clock of audio, ticks a second.
RATE = 8000
PACKET_SECONDS = 0.02

#: Packets of one key, before three that mark its end (RFC 4733 section 2.5.1.4 sends the last packet three
#: times).
PACKETS_PER_KEY = 8
END_PACKETS = 3

#: From the end of one key to the beginning of the next.
GAP_SECONDS = 0.2

VOLUME = 10


def write_keys(path: Path, keys: str, *, packet_seconds: float = PACKET_SECONDS, packets: int = PACKETS_PER_KEY,
               gap_seconds: float = GAP_SECONDS) -> Path:  # fmt: skip
    """Write a capture in which `keys` are pressed one after the other, by default 160 ms each. Raises `ValueError`."""
    sent = [_packet(at, rtp) for at, rtp in _key_packets(keys, packet_seconds, packets, gap_seconds)]
    # pcap file header: magic, version 2.4, time zone, accuracy, longest packet, link type 1 (Ethernet).
    path.write_bytes(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1) + b"".join(sent))
    return path


def key_seconds(keys: str) -> float:
    """Return how long such a capture plays."""
    return len(keys) * ((PACKETS_PER_KEY + END_PACKETS) * PACKET_SECONDS + GAP_SECONDS)


def _key_packets(
    keys: str, packet_seconds: float, packets_per_key: int, gap_seconds: float
) -> list[tuple[float, bytes]]:
    packets = []
    at, sequence, ticks = 0.0, 1, round(packet_seconds * RATE)
    for key in keys:
        event = KEYS.index(key)
        stamp = round(at * RATE)
        for number in range(1, packets_per_key + END_PACKETS + 1):
            ends = number > packets_per_key
            duration = min(number, packets_per_key) * ticks
            body = struct.pack("!BBH", event, (0x80 if ends else 0) | VOLUME, duration)
            packets.append((at, _rtp(sequence, stamp, body, first=number == 1)))
            sequence += 1
            at += packet_seconds
        at += gap_seconds
    return packets


def _rtp(sequence: int, stamp: int, body: bytes, *, first: bool) -> bytes:
    # Version 2; the marker bit stands on an event's first packet (RFC 4733 section 2.2).
    return struct.pack("!BBHII", 0x80, PAYLOAD_TYPE | (0x80 if first else 0), sequence, stamp, 0x1111) + body


def _packet(at: float, rtp: bytes) -> bytes:
    udp = struct.pack("!HHHH", 6000, 6002, 8 + len(rtp), 0) + rtp
    loopback = b"\x7f\x00\x00\x01"
    # IPv4 without options: version and length, …, time to live 64, protocol 17 (UDP), no checksum.
    ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, loopback, loopback) + udp
    frame = b"\0" * 12 + b"\x08\x00" + ip
    whole, part = divmod(round(at * 1_000_000), 1_000_000)
    return struct.pack("<IIII", whole, part, len(frame), len(frame)) + frame
