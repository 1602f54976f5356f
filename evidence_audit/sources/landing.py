"""Where redirects led: the same page, a moved one, a home page, or a door."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from evidence_audit.model import Redirect
from evidence_audit.sources.lists import addresses

_EXTENSION = re.compile(r"\.(?:html?|xhtml|php\d?|aspx?|jspx?|cfm|cgi|do|shtml)$")
_PERMANENT = {301, 308}


@dataclass(frozen=True, slots=True)
class _Parts:
    """An address as a reader compares it."""

    host: str
    path: tuple[str, ...]
    """Lower case, no file endings, no name of an index page at the end."""
    query: tuple[tuple[str, str], ...]
    """Only what chooses a page."""
    fragment: str
    """Only where it is a path of its own (`#/reports/5`, `#!x`)."""

    @property
    def is_home(self) -> bool:
        if self.query or self.fragment:
            return False
        names = [part for part in self.path if part not in addresses()["home_names"]]
        return not names or (len(names) == 1 and _is_language(names[0]))


def same_page(one: str, other: str) -> bool:
    """Return whether two addresses differ only in scheme, `www`, case, a slash or tracking."""
    return _parts(one) == _parts(other)


def fell_home(cited: str, landed: str) -> bool:
    """Return whether a deep address ended at a home page, or at a bare index of the site."""
    before, after = _parts(cited), _parts(landed)
    if before.is_home or _is_alias(before.host) or (before.path and _names(after.host, before.path[-1])):
        return False
    if after.is_home:
        return True
    names = [name for name in after.path if not _is_language(name)]
    is_index = len(names) == 1 and names[0] in addresses()["index_names"]
    is_deep = len(before.path) > len(after.path) and not before.query
    return is_index and is_deep and not after.query and not after.fragment


def at_a_door(cited: str, landed: str) -> bool:
    """Return whether the way ended where visitors log in, consent or prove that they are human."""
    return _meets(landed) and not _meets(cited)


def at_missing(cited: str, landed: str) -> bool:
    """Return whether the address arrived at is the one for pages that do not exist."""
    names = addresses()["missing_names"]
    if _is_parked(landed) and not _is_parked(cited):
        return True
    return _last(landed) in names and _last(cited) not in names


def moved_to(cited: str, hops: Iterable[Redirect], landed: str) -> str | None:
    """Return the address that replaces the cited one for good; None where none does.

    `hops` are the addresses that redirected, each with its answer. Only the permanent
    redirects at the start count: what follows a temporary one may change any day.
    """
    steps = [*hops]
    addresses_passed = [*(hop.url for hop in steps), landed]
    at = cited
    for hop, target in zip(steps, addresses_passed[1:], strict=True):
        if hop.http_status not in _PERMANENT and not same_page(hop.url, target):
            break
        at = target
    return None if same_page(cited, at) or _is_alias(_parts(cited).host) else at


def _parts(url: str) -> _Parts:
    split = urlsplit(url)
    path = [_EXTENSION.sub("", part) for part in split.path.lower().split("/") if part]
    path = [part.partition(";")[0] for part in path]
    if path and path[-1] in {"index", "default"}:
        path.pop()
    trivial = addresses()["trivial_parameters"]
    query = [
        (name, value)
        for name, value in parse_qsl(split.query, keep_blank_values=True)
        if name.lower() not in trivial and not name.lower().startswith("utm_")
    ]
    host = re.sub(r"^www\d?\.", "", (split.hostname or "").rstrip("."))
    port = {80: "", 443: "", None: ""}.get(split.port, f":{split.port}")
    fragment = split.fragment if split.fragment[:1] in {"/", "!"} else ""
    return _Parts(host + port, tuple(path), tuple(sorted(query)), fragment)


def _is_language(segment: str) -> bool:
    """Return whether a part of a path only chooses a language: `en`, `en-gb`, `pt_br`."""
    return re.split("[-_]", segment)[0] in addresses()["languages"] and len(segment) <= 7


def _is_alias(host: str) -> bool:
    return host in addresses()["aliases"]


def _names(host: str, segment: str) -> bool:
    """Return whether a host is called what the cited address ended with: `/census` → `census.example.org`."""
    return len(segment) > 3 and re.sub(r"\W", "", segment) in re.sub(r"\W", "", host)


def _meets(url: str) -> bool:
    parts = _parts(url)
    words = addresses()
    first_label, _, domain = parts.host.partition(".")
    is_login_host = "." in domain and first_label in words["login_hosts"]
    return is_login_host or bool(words["login_names"].intersection(parts.path))


def _is_parked(url: str) -> bool:
    return ".".join(_parts(url).host.split(".")[-2:]) in addresses()["parking_hosts"]


def _last(url: str) -> str:
    path = _parts(url).path
    return path[-1] if path else ""
