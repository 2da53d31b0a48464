"""What can be wrong with the web server's certificate and with signing in."""

import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from hotline.config import Configuration
from hotline.files import kind_of
from hotline.loopback import is_loopback
from hotline.problems import Fault, did_you_mean


def desk_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what makes them unusable."""
    yield from _certificate(config.web.certificate, config.web.key)
    if config.desk.url is not None:
        parts = urlsplit(config.desk.url)
        if parts.path not in {"", "/"} or parts.query or parts.fragment:
            yield (
                ("desk", "url"),
                "has more than the place of a server",
                "Write https://host, or with a port.",
            )
    yield from _oidc(config)


def _certificate(certificate: Path | None, key: Path | None) -> Iterator[Fault]:
    if certificate is None and key is None:
        return
    if certificate is None or key is None:
        missing = "certificate" if certificate is None else "key"
        yield ("web", missing), "is missing beside the other", "Name both files, `certificate` and `key`."
        return
    for name, path in (("certificate", certificate), ("key", key)):
        if kind_of(path) != "file":
            yield ("web", name), f"there is no file {path}", "Name a PEM file."
            return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password="")
    except (ssl.SSLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error.args[-1]
        what = f"cannot be used with its key: {reason}"
        yield (
            ("web", "certificate"),
            what,
            "Name the PEM files of a certificate and of its key, without a password.",
        )


def _oidc(config: Configuration) -> Iterator[Fault]:
    oidc = config.desk.oidc
    if oidc is None:
        return
    issuer = urlsplit(oidc.issuer)
    if issuer.scheme != "https" and not is_loopback(issuer.hostname or ""):
        yield (
            ("desk", "oidc", "issuer"),
            "is not https",
            "Tokens that others can read or write are worth nothing.",
        )
    for group, department in oidc.departments.items():
        if department not in config.departments:
            path = ("desk", "oidc", "departments", group)
            yield path, f"there is no department `{department}`", did_you_mean(department, config.departments)
