"""What SIPp is told, where its versions have different words for it."""

import functools
import subprocess


def media_port(port: int) -> list[str]:
    """Return the options that put SIPp's audio on this UDP port (`[media_port]` in scenarios, and its echo).

    SIPp 3.7 took `-mp` away and brought `-min_rtp_port` (its CHANGES.md); Debian 12 has 3.6, Ubuntu 24.04 and Debian 13
    have 3.7. Raises `OSError` where there is no SIPp.
    """
    return ["-min_rtp_port" if "-min_rtp_port" in _help() else "-mp", str(port)]


@functools.cache
def _help() -> str:
    # It ends with 99: no calls were made.
    return subprocess.run(["sipp", "-h"], capture_output=True, text=True, check=False, timeout=30).stdout
