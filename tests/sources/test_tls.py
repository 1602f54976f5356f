"""Certificates: asked for by the host's own name, wherever the connection goes."""

import datetime
import socket
from pathlib import Path

import pytest

from evidence_audit.model import Status, Trouble

from .conftest import ask_all
from .site import Reply, drip

x509 = pytest.importorskip("cryptography.x509")


def certificate(folder: Path, name: str, days: int = 1) -> Path:
    """Write a self-made certificate for `name`, and its key, into one file."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=9))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return path


def ask(serve, policy, pem, act=Reply(200, "hello"), **settings):  # noqa: B008 - a frozen value
    site = serve({"/a": act}, pem)
    url = "https://site.example/a"
    return ask_all([url], policy(connect_to=(site.route(port=443),), **settings)).sources[url]


def test_a_trusted_certificate(serve, policy, tmp_path, monkeypatch):
    """A page over TLS is live; the environment may name whom to trust."""
    pem = certificate(tmp_path, "site.example")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    assert ask(serve, policy, pem).status is Status.LIVE


@pytest.mark.parametrize(
    ("name", "days", "trusted"),
    [("site.example", 1, False), ("other.example", 1, True), ("site.example", -1, True)],
)
def test_certificates_that_are_not_valid(serve, policy, tmp_path, monkeypatch, name, days, trusted):
    """Self-made, made for another host or run out: a trouble of the certificate, not a dead link."""
    pem = certificate(tmp_path, name, days)
    if trusted:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    source = ask(serve, policy, pem)
    assert (source.status, source.trouble) == (Status.UNREACHABLE, Trouble.CERTIFICATE)


def test_the_deadline_holds_over_tls(serve, policy, tmp_path, monkeypatch):
    """A body that drips through TLS is cut off in time, too."""
    pem = certificate(tmp_path, "site.example")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    act = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 999)
    source = ask(serve, policy, pem, act, timeout=0.5)
    assert (source.status, source.trouble) == (Status.UNREACHABLE, Trouble.TIMEOUT)


def test_no_tls_at_all(serve, policy):
    """A server that speaks no TLS where it should is unreachable."""
    source = ask(serve, policy, None)
    assert (source.status, source.trouble) == (Status.UNREACHABLE, Trouble.CONNECTION)


def test_a_closed_port(policy):
    """Where nobody listens, no certificate is at fault."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"https://127.0.0.1:{closed.getsockname()[1]}/a"
        source = ask_all([url], policy(allow_private=True, timeout=0.5)).sources[url]
    assert (source.status, source.trouble) == (Status.UNREACHABLE, Trouble.CONNECTION)
