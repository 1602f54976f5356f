"""One address asked: an answer, or why there was none; tried again where that may help."""

import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException

import requests
from requests.cookies import extract_cookies_to_jar
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from evidence_audit import __version__
from evidence_audit.model import Trouble
from evidence_audit.sources.decoding import decoded, ends_properly
from evidence_audit.sources.dialling import UnreachedError
from evidence_audit.sources.leash import Leash
from evidence_audit.sources.transport import Transport

MAX_BYTES = 25_000_000
"""Of a page; what is larger is not read."""

_ERROR_PAGE_BYTES = 200_000
_CHUNK = 65536
_ATTEMPTS = 3
_PASSING = frozenset({429, 500, 502, 503, 504, *range(520, 531)})
"""Answers that the same server may well take back a moment later."""

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; evidence-audit/{__version__})",
    "Accept": "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
    "Connection": "keep-alive",
}
_FULLER_HEADERS = {
    **_HEADERS,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.9",
    "Upgrade-Insecure-Requests": "1",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
}


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


class Client:
    """Asks on behalf of one check: everyone's connections, its own cookies and leash."""

    def __init__(self, transport: Transport, leash: Leash) -> None:
        self._transport = transport
        self._leash = leash
        self._session = requests.Session()
        # Else it would send the passwords of the user's .netrc along.
        self._session.trust_env = False

    @property
    def cookies(self) -> str:
        """What the servers have set so far, as one comparable word."""
        return repr(sorted((cookie.name, cookie.value or "") for cookie in self._session.cookies))

    def ask(self, url: str) -> Answer | NoAnswer:
        """Return the answer to a GET, after as many tries as help and the leash allows.

        GET, although often only liveness is asked: servers that refuse HEAD with
        403 or 405 answer GET with the page, and the page is weighed anyway.
        """
        headers = _HEADERS
        for attempt in range(_ATTEMPTS):
            answer = self._once(url, headers)
            wait = self._wait(answer, attempt)
            if wait is None or attempt + 1 == _ATTEMPTS or not self._leash.pause(wait):
                break
            if isinstance(answer, Answer) and answer.http_status in {403, 406}:
                headers = _FULLER_HEADERS
        return answer

    def _wait(self, answer: Answer | NoAnswer, attempt: int) -> float | None:
        """Return the seconds to wait before asking again; None: it would not help."""
        backoff = self._leash.seconds / 60 * 2.0**attempt
        if isinstance(answer, NoAnswer):
            return backoff if answer.is_passing else None
        if answer.http_status in {403, 406}:
            return 0.0 if attempt == 0 else None
        if answer.http_status not in _PASSING:
            return None
        asked_for = retry_after(answer.headers.get("retry-after"))
        return backoff if asked_for is None else asked_for

    def _once(self, url: str, headers: Mapping[str, str]) -> Answer | NoAnswer:
        try:
            with self._transport.dialler.under(self._leash):
                answer = self._exchange(url, headers)
        except (
            UnreachedError,
            requests.RequestException,
            HTTPError,
            HTTPException,
            OSError,
            UnicodeError,
        ) as error:
            answer = _explained(url, error)
        if self._leash.is_over:
            reason = f"no full answer within {self._leash.seconds:g} seconds"
            return NoAnswer(url=url, trouble=Trouble.TIMEOUT, reason=reason, is_passing=False)
        return answer

    def _exchange(self, url: str, headers: Mapping[str, str]) -> Answer | NoAnswer:
        request = self._session.prepare_request(requests.Request("GET", url, headers=dict(headers)))
        response = self._transport.send(
            request,
            stream=True,
            timeout=self._leash.remaining,
            verify=_certificates(),
            proxies=self._proxies(request.url or url),
        )
        with response:
            extract_cookies_to_jar(self._session.cookies, request, response.raw)  # type: ignore[no-untyped-call]
            return _read(url, response, self._redirect(response))

    def _redirect(self, response: requests.Response) -> str | None:
        try:
            return self._session.get_redirect_target(response)
        except UnicodeError:
            return response.headers["location"]

    def _proxies(self, url: str) -> dict[str, str]:
        """Return the user's proxies for `url`; none for what the user routed elsewhere."""
        parts = requests.compat.urlparse(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        if self._transport.dialler.routes.find(host, port):
            return {}
        proxies = get_environ_proxies(url)
        if parts.scheme in proxies or "all" in proxies:
            self._transport.dialler.vet(host, port)
        return proxies


def retry_after(header: str | None) -> float | None:
    """Return the seconds of a `Retry-After`, a number or a date; None where it states neither."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        at = parsedate_to_datetime(header)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max((at - datetime.now(UTC)).total_seconds(), 0.0)


def _certificates() -> str | bool:
    """Return the bundle of certificates that the environment names, else True: the usual one."""
    named = (os.environ.get(name) for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"))
    return next((path for path in named if path), True)


def _read(url: str, response: requests.Response, redirect: str | None) -> Answer | NoAnswer:
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


def _explained(url: str, error: Exception) -> NoAnswer:
    """Return what an exception of the libraries means for the link."""
    if isinstance(error, UnreachedError):
        return NoAnswer(url=url, trouble=error.trouble, reason=error.reason, is_passing=error.passing)
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        detail = next(cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError))
        reason = f"the certificate is not valid: {detail.verify_message}"
        return NoAnswer(url=url, trouble=Trouble.CERTIFICATE, reason=reason, is_passing=False)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        reason = "no secure connection could be agreed on"
        return NoAnswer(url=url, trouble=Trouble.CONNECTION, reason=reason, is_passing=False)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema | UnicodeError):
        return NoAnswer(url=url, trouble=Trouble.MALFORMED, reason=f"no address: {error}", is_passing=False)
    if any(isinstance(cause, TimeoutError | requests.Timeout) for cause in causes):
        return NoAnswer(url=url, trouble=Trouble.TIMEOUT, reason="no answer in time", is_passing=True)
    reason = "the connection was broken off, or the answer was no HTTP"
    return NoAnswer(url=url, trouble=Trouble.CONNECTION, reason=reason, is_passing=True)


def _causes(error: BaseException | None) -> list[BaseException]:
    """Return an exception and all that is wrapped in it, outermost first."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        current = waiting.pop(0)
        if current is None or current in found:
            continue
        found.append(current)
        inner = [
            part
            for part in (*current.args, getattr(current, "reason", None))
            if isinstance(part, BaseException)
        ]
        waiting += [*inner, current.__cause__, current.__context__]
    return found
