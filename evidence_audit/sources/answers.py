"""What a server said, or that nobody said anything; and how an answer is read off the wire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException

import requests
from urllib3.exceptions import HTTPError

from evidence_audit.model import Trouble
from evidence_audit.sources.decoding import decoded, ends_properly

MAX_BYTES = 25_000_000
"""Of a page; what is larger is not read."""

_ERROR_PAGE_BYTES = 200_000
_CHUNK = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said to one request."""

    url: str
    """As asked."""
    http_status: int
    phrase: str
    """`Not Found`; the empty string where the server gave none."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By lower-case name."""
    content: bytes = b""
    """Unpacked; empty where `is_too_large`."""
    is_too_large: bool = False
    redirect: str | None = None
    """The address of a `Location`, as sent; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer:
    """Nobody said anything that can be used."""

    url: str
    trouble: Trouble
    reason: str
    is_passing: bool
    """Whether asking again may well help."""


def read(url: str, response: requests.Response, redirect: str | None) -> Answer | NoAnswer:
    """Return the answer whose head has arrived, with its body where that is wanted.

    `redirect` is the address it sends on to; then nobody reads the body.
    """
    status = response.status_code
    headers = {name.lower(): value for name, value in response.headers.items()}
    limit = MAX_BYTES if 200 <= status < 300 else _ERROR_PAGE_BYTES
    content, is_whole = b"", True
    is_too_large = 200 <= status < 300 and _stated_length(headers) > limit
    if redirect is None and not is_too_large:
        content, is_whole = _body(response, limit)
        is_too_large = limit == MAX_BYTES and len(content) > limit
    if not is_whole and limit == MAX_BYTES:
        reason = f"the answer broke off after {len(content):,} bytes"
        return NoAnswer(url=url, trouble=Trouble.CONNECTION, reason=reason, is_passing=True)
    return Answer(
        url=url,
        http_status=status,
        phrase=response.reason or "",
        headers=headers,
        content=b""
        if is_too_large
        else decoded(content, headers.get("content-encoding", ""), limit=MAX_BYTES),
        is_too_large=is_too_large,
        redirect=redirect,
    )


def _stated_length(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


def _body(response: requests.Response, limit: int) -> tuple[bytes, bool]:
    """Return the body, packed as it came and little more than `limit` at most, and whether it is whole."""
    chunks, size = [], 0
    try:
        for chunk in response.raw.stream(_CHUNK, decode_content=False):
            chunks.append(chunk)
            size += len(chunk)
            if size > limit:
                break
    except (HTTPError, HTTPException, OSError):
        content = b"".join(chunks)
        return content, ends_properly(content)
    return b"".join(chunks), True
