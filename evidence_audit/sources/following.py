"""The way from the cited address to the page: redirects followed, hop by hop."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from evidence_audit.model import Redirect, Trouble
from evidence_audit.sources.address import NoAddress, parse
from evidence_audit.sources.answers import Answer, NoAnswer
from evidence_audit.sources.asking import Client
from evidence_audit.sources.page import NO_PAGE, Page, read_page, refresh_target

_MAX_HOPS = 20
_STUB = 60
"""Words of prose up to which a page that sends on to another is no page of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Where an address led."""

    hops: tuple[Redirect, ...] = ()
    """The addresses that sent on, in order."""
    landed: str
    """The last address asked, with the fragment that a redirect gave it."""
    end: Answer | NoAnswer
    page: Page = NO_PAGE
    """The face of the page; an empty one where the answer is no HTML."""


def follow(client: Client, url: str) -> Journey:
    """Return where `url` leads; redirects without end are a `NoAnswer` of `Trouble.LOOP`."""
    hops: list[Redirect] = []
    landed, seen = url, {(url, client.cookies)}
    while True:
        answer = client.ask(url)
        page = face(answer)
        target = _target(answer, page)
        if target is None or not isinstance(answer, Answer):
            return Journey(hops=tuple(hops), landed=landed, end=answer, page=page)
        hops.append(Redirect(url=url, http_status=answer.http_status))
        address = parse(target)
        if isinstance(address, NoAddress):
            reason = f"redirected to {target[:200]}, which is no web address"
            end = NoAnswer(url=url, trouble=Trouble.CONNECTION, reason=reason, is_passing=False)
            return Journey(hops=tuple(hops), landed=landed, end=end)
        url = address.url
        fragment = urlsplit(target).fragment
        landed = f"{url}#{fragment}" if fragment else url
        # A site may set a cookie and send back to the same address; without a new cookie it is a loop.
        step = (url, client.cookies)
        if step in seen or len(hops) >= _MAX_HOPS:
            reason = f"redirects that never end, the last one to {url}"
            end = NoAnswer(url=url, trouble=Trouble.LOOP, reason=reason, is_passing=False)
            return Journey(hops=tuple(hops), landed=landed, end=end)
        seen.add(step)


def face(answer: Answer | NoAnswer) -> Page:
    """Return the face of an answer's page; an empty one where it is no HTML."""
    if not isinstance(answer, Answer) or not is_html(answer):
        return NO_PAGE
    return read_page(answer.content, charset(answer))


def is_html(answer: Answer) -> bool:
    """Return whether an answer is a web page, by what it says or, failing that, by how it begins."""
    kind = media_type(answer)
    if kind in {"", "text/plain", "application/octet-stream"}:
        return answer.content[:1000].lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))
    return kind in {"text/html", "application/xhtml+xml"}


def media_type(answer: Answer) -> str:
    """Return `text/html` and the like; the empty string where the server stated none."""
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower()


def charset(answer: Answer) -> str | None:
    """Return the charset that the server stated; None for none, or for a name that is no charset's."""
    for part in answer.headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            stated = value.strip(" \"'")
            return stated if _is_charset(stated) else None
    return None


def _is_charset(name: str) -> bool:
    # Python knows codecs that make no text of bytes, or none of damaged ones: trying is the test.
    try:
        return bool(b"a..b\xff".decode(name, "replace"))
    except (LookupError, ValueError):
        return False


def _target(answer: Answer | NoAnswer, page: Page) -> str | None:
    """Return the address that an answer sends on to; None where it is the end of the way."""
    if not isinstance(answer, Answer):
        return None
    if answer.redirect is not None and answer.http_status != 304:
        return _joined(answer.url, answer.redirect)
    refresh = page.refresh or refresh_target(answer.headers.get("refresh", ""))
    if answer.http_status != 200 or refresh is None or page.prose > _STUB:
        return None
    target = _joined(answer.url, refresh)
    return None if target.partition("#")[0] == answer.url else target


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target.strip())
    except ValueError:
        return target
