"""Which addresses of the network belong to the public, and may be asked."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")

_PLATFORM = frozenset({ip_address("168.63.129.16")})
"""In a public range, yet answered by the cloud machine's own host."""


def is_public(address: str) -> bool:
    """Return whether an IP address, as the resolver spells it, is a public one.

    Private, loopback, link-local, shared, multicast and reserved addresses are
    not, nor is an IPv6 address that carries such an IPv4 address inside.
    """
    ip = ip_address(address.partition("%")[0])
    return all(_is_public(part) for part in (ip, *_carried(ip)))


def is_loopback(address: str) -> bool:
    """Return whether an IP address is this machine itself."""
    return ip_address(address.partition("%")[0]).is_loopback


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if ip in _PLATFORM or ip.is_multicast or ip.is_reserved:
        # The mapped and the translated form are "reserved"; what they carry decides.
        return isinstance(ip, IPv6Address) and bool(_carried(ip)) and not ip.is_multicast
    return ip.is_global or (isinstance(ip, IPv6Address) and bool(_carried(ip)))


def _carried(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(ip, IPv4Address):
        return ()
    if ip.ipv4_mapped is not None:
        return (ip.ipv4_mapped,)
    if ip.sixtofour is not None:
        return (ip.sixtofour,)
    if ip.teredo is not None:
        return ip.teredo
    if ip in _NAT64 or (int(ip) >> 32 == 0 and int(ip) > 1):
        return (IPv4Address(int(ip) & 0xFFFFFFFF),)
    return ()
