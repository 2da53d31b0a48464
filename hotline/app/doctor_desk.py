"""Whether people can sign in where they are, and nobody listens."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from cryptography import x509

from hotline.config import Configuration
from hotline.loopback import is_loopback

from .finding import Finding

WHAT = "signing in"

#: A certificate that ends sooner is told of, days.
SOON_DAYS = 14


def signing_in(config: Configuration) -> Iterator[Finding]:
    """Yield what is found of encryption, of the demo's people and of the city's own sign-in."""
    web, desk = config.web, config.desk
    behind_proxy = (desk.url or "").startswith("https://")
    near = is_loopback(web.host)
    if web.certificate is not None:
        yield _certificate(web.certificate)
    elif not near and not behind_proxy:
        detail = f"web.host is {web.host} without encryption: nobody can sign in from another machine"
        remedy = "name web.certificate and web.key, or put a proxy with https in front and say it in desk.url"
        yield Finding(WHAT, "warning", detail, remedy)
    if desk.demo_users and (not near or behind_proxy):
        detail = "the demo's users can be reached from other machines"
        yield Finding(
            WHAT, "warning", detail, "take desk.demo_users out, and remove them: hotline users list"
        )
    variable = desk.oidc.secret_variable if desk.oidc is not None else None
    if variable is not None and not os.environ.get(variable):
        detail = f"the environment variable {variable} is empty here: the city's sign-in lets nobody in"
        yield Finding(WHAT, "warning", detail, "set it for the hotline's process, and for this command")


def _certificate(path: Path) -> Finding:
    try:
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError) as error:
        return Finding(WHAT, "bad", f"web.certificate cannot be read: {error}", "name a PEM file")
    days = (certificate.not_valid_after_utc.timestamp() - time.time()) / 86_400
    if days < 0:
        return Finding(
            WHAT, "warning", "the certificate has expired: browsers warn of us", "renew web.certificate"
        )
    if days < SOON_DAYS:
        return Finding(WHAT, "warning", f"the certificate ends in {days:.0f} days", "renew web.certificate")
    return Finding(WHAT, "good", f"by https; the certificate is good for {days:.0f} days")
