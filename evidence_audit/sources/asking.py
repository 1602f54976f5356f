"""One address asked: an answer, or why there was none; tried again where that may help."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException

import requests
from requests.cookies import extract_cookies_to_jar
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from evidence_audit.model import Trouble
from evidence_audit.sources.answers import Answer, NoAnswer, read
from evidence_audit.sources.dialling import UnreachedError
from evidence_audit.sources.failures import explained
from evidence_audit.sources.leash import Leash
from evidence_audit.sources.transport import Transport
from evidence_audit.version import __version__

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
            answer = explained(url, error)
        if self._leash.is_over:
            limit = self._leash.seconds
            reason = f"no full answer within {limit:g} second{'' if limit == 1 else 's'}"
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
            return read(url, response, self._redirect(response))

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
