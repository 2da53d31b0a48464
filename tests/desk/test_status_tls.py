"""The web server by https."""

import datetime
import socket
import ssl
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from prometheus_client import CollectorRegistry

from hotline.desk.status import Health, StatusPage


def written_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for `localhost` and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    certificate, secret = folder / "desk.pem", folder / "desk.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form, no_password = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, no_password))
    return certificate, secret


async def test_with_a_certificate_it_speaks_https_only(tmp_path: Path) -> None:
    """Browsers are told never to come without it again."""
    certificate, key = written_certificate(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    page = StatusPage(
        host="127.0.0.1", port=port, live=dict, health=lambda: Health(True, {}), metrics=CollectorRegistry(),
        tls=(certificate, key),
    )  # fmt: skip
    await page.start()
    try:
        context = ssl.create_default_context(cafile=str(certificate))
        async with httpx.AsyncClient(verify=context) as client:
            answer = await client.get(f"https://localhost:{port}/healthz")
    finally:
        await page.close()
    assert answer.json()["healthy"]
    assert "max-age" in answer.headers["strict-transport-security"]
