"""Which addresses are the public's."""

import pytest

from evidence_audit.sources.guard import is_public

PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "168.63.129.16",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address):
    """Local, private, reserved and metadata addresses are not asked, however written."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "::ffff:8.8.8.8", "64:ff9b::808:808", "2606:2800:220:1:248:1893:25c8:1946"],
)
def test_public(address):
    """Everyone's addresses are asked."""
    assert is_public(address)
