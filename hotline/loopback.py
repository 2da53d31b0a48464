"""Which hosts are this machine and nobody else."""

import ipaddress


def is_loopback(host: str) -> bool:
    """Tell whether nobody but this machine can reach or be this host."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
