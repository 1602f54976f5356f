"""An address as cited: whether it can be asked for, and when two are the same."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote, urlsplit

import idna

from evidence_audit.model import Status
from evidence_audit.sources.lists import addresses

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BARE_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#]|$)")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")
_SAFE = "!#$%&'()*+,/:;=?@[]~-._"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A web address that can be asked for."""

    url: str
    """As it is asked: with a scheme, encoded, without its fragment."""
    key: str
    """The same for every spelling of the address."""
    host: str
    """Lower case, ASCII, an IPv6 address without brackets."""
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAddress:
    """Words that cannot be asked for, and why."""

    status: Status
    """DEAD: it can lead nowhere; UNCHECKED: it leads where this tool does not go."""
    reason: str


def parse(cited: str) -> Address | NoAddress:
    """Return the address that a citation means, or why it is none."""
    text = re.sub(r"[\t\r\n]", "", cited).strip()
    scheme = _SCHEME.match(text)
    if scheme is None:
        if not _BARE_HOST.match(text):
            return _dead("it has no scheme such as https://" if text else "it is empty")
        return _parse_web("http://" + text)
    name = scheme[1].lower()
    if name in _PORTS:
        return _parse_web(text)
    if name in addresses()["other_schemes"]:
        return NoAddress(status=Status.UNCHECKED, reason=f"not checked: {name} addresses are not asked for")
    if _BARE_HOST.match(text):
        return _parse_web("http://" + text)
    return _dead(f"{scheme[1]} is no scheme of a web address")


def _parse_web(text: str) -> Address | NoAddress:
    try:
        parts = urlsplit(text.replace("\\", "/"))
        port = parts.port
    except ValueError as error:
        return _dead(str(error))
    if not text[len(parts.scheme) + 1 :].startswith("//") or not parts.hostname:
        return _dead("it names no host after https://")
    host = _host(parts.hostname)
    if host is None:
        return _dead(f"{parts.hostname} is no name of a host")
    if host in _PORTS:
        return _dead("it has two schemes")
    port = _PORTS[parts.scheme] if port is None else port
    return _assembled(parts, host, port)


def _assembled(parts: SplitResult, host: str, port: int) -> Address:
    path = quote(parts.path, safe=_SAFE) or "/"
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    user = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    shown = f"[{host}]" if ":" in host else host
    at = shown if port == _PORTS[parts.scheme] else f"{shown}:{port}"
    url = f"{parts.scheme}://{user}{at}{path}{query}"
    return Address(
        url=url, key=f"{parts.scheme}://{user}{at}{_plain(path)}{_plain(query)}", host=host, port=port
    )


def _host(name: str) -> str | None:
    """Return a host's name in ASCII; None where no host can be called so."""
    try:
        return str(ip_address(name))
    except ValueError:
        pass
    try:
        ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        return None
    labels = ascii_name.rstrip(".").split(".")
    if len(ascii_name) > 253 or not all(len(label) < 64 and _LABEL.fullmatch(label) for label in labels):
        return None
    return ascii_name


_UNRESERVED = re.compile(r"%(2D|2E|5F|7E|3[0-9]|[46][1-9A-F]|[57][0-9A])")


def _plain(part: str) -> str:
    """Return a path or query with one spelling per character; what needs its code keeps it."""
    coded = re.sub(r"%[0-9a-fA-F]{2}", lambda code: code[0].upper(), part)
    return _UNRESERVED.sub(lambda code: unquote(code[0]), coded)


def _dead(reason: str) -> NoAddress:
    return NoAddress(status=Status.DEAD, reason=f"no address that could be asked for: {reason}")
