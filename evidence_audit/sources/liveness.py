"""What an answer means for the link: facts, each with its reason in plain words."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import assert_never

from evidence_audit.model import Status, Trouble
from evidence_audit.sources.answers import MAX_BYTES, Answer, NoAnswer
from evidence_audit.sources.doors import Door, door
from evidence_audit.sources.following import Journey, is_html
from evidence_audit.sources.landing import at_a_door, at_missing, fell_home, moved_to
from evidence_audit.sources.page import text_of
from evidence_audit.sources.wording import Doubt, doubt, is_failing, missing_words

_GONE = {404, 410}
_HOLLOW = {202, 204, 205}
"""Answers that may well come without the page: on its way, or none."""
_REFUSALS = {
    401: "it asks for a login",
    402: "it asks to be paid",
    407: "a proxy on the way asks for a login",
    429: "it asks its visitors to come back later",
    451: "it is withheld for legal reasons",
}
_STUB = 200
"""`Page.weight` below which an answer that promises no page has none."""
_FEW = 400
"""`Page.weight` below which a page has nothing to say beside the doubtful words."""
_SEARCHED = 100_000
"""Bytes of a page's source that are searched for the marks of a guard."""
_PAPERS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv", ".zip", ".ods", ".odt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a link stands."""

    status: Status
    trouble: Trouble | None = None
    reason: str
    is_doubtful: bool = False
    """Delivered as found, yet suspicious: the server should be asked for a page that cannot exist."""


def judge(cited: str, journey: Journey) -> Seen:
    """Return how the link `cited` stands after its journey."""
    match journey.end:
        case NoAnswer():
            return _unanswered(journey, journey.end)
        case Answer():
            return _answered(cited, journey, journey.end)
        case _:
            assert_never(journey.end)


def settled(seen: Seen, journey: Journey, *, is_everywhere: bool) -> Seen:
    """Return how a doubtful link stands, once it is known whether any address gives its page.

    A page of its own is live; but one with few words, and those saying that it is
    missing, is no page that anybody could have cited: nobody can tell from here.
    """
    if is_everywhere:
        return _soft_404("answered 200 with the page that the site gives for any address that does not exist")
    page = journey.page
    if page.weight < _FEW and doubt(page) is Doubt.SOME:
        reason = f"answered with a page of few words, among them: “{missing_words(page)}”"
        return Seen(status=Status.UNREACHABLE, trouble=Trouble.SERVER, reason=reason)
    return seen


def _soft_404(reason: str) -> Seen:
    return Seen(status=Status.DEAD, trouble=Trouble.SOFT_404, reason=reason)


def _unanswered(journey: Journey, end: NoAnswer) -> Seen:
    match end.trouble:
        case Trouble.PRIVATE:
            status = Status.UNCHECKED
        case Trouble.MALFORMED if not journey.hops:
            status = Status.DEAD
        case Trouble.NO_HOST:
            status = Status.UNREACHABLE if end.is_passing else Status.DEAD
        case _:
            status = Status.UNREACHABLE
    return Seen(status=status, trouble=end.trouble, reason=end.reason)


def _answered(cited: str, journey: Journey, answer: Answer) -> Seen:
    said = _phrase(answer)
    guard = _guard(journey, answer)
    if guard is not None:
        reason = f"answered {said} with {guard}"
        return Seen(status=Status.BLOCKED, trouble=Trouble.REFUSED, reason=reason)
    if answer.http_status in _HOLLOW and _is_hollow(journey, answer):
        reason = f"answered {said} without a page to read"
        return Seen(status=Status.UNREACHABLE, trouble=Trouble.SERVER, reason=reason)
    if 200 <= answer.http_status < 300:
        return _delivered(cited, journey, answer)
    return _refused(answer, said)


def _refused(answer: Answer, said: str) -> Seen:
    """Return how a link stands whose answer brought no page; `said` is that answer."""
    status = answer.http_status
    if status in _GONE:
        reason = f"answered {said}: the page is not there"
        return Seen(status=Status.DEAD, trouble=Trouble.GONE, reason=reason)
    if status == HTTPStatus.REQUEST_TIMEOUT:
        return Seen(status=Status.UNREACHABLE, trouble=Trouble.TIMEOUT, reason=f"answered {said}")
    if 400 <= status < 500 or status == 999:
        reason = f"answered {said}: {_REFUSALS.get(status, 'visitors or robots are turned away')}"
        return Seen(status=Status.BLOCKED, trouble=Trouble.REFUSED, reason=reason)
    why = ": the server is in trouble" if status >= 500 else " without a page or an address to go to"
    return Seen(status=Status.UNREACHABLE, trouble=Trouble.SERVER, reason=f"answered {said}{why}")


def _delivered(cited: str, journey: Journey, answer: Answer) -> Seen:
    landed = journey.landed
    if at_a_door(cited, landed):
        reason = f"redirected to {landed}, where visitors must log in or consent"
        return Seen(status=Status.BLOCKED, trouble=Trouble.REFUSED, reason=reason)
    if journey.hops and at_missing(cited, landed):
        return _soft_404(f"redirected to {landed}, the page for what is not there")
    if is_failing(journey.page):
        reason = f"answered {_phrase(answer)}, but the page says: “{missing_words(journey.page)}”"
        return Seen(status=Status.UNREACHABLE, trouble=Trouble.SERVER, reason=reason)
    own_words = doubt(journey.page)
    if own_words is Doubt.CLEAR:
        return _soft_404(f"answered {_phrase(answer)}, but the page says: “{missing_words(journey.page)}”")
    if journey.hops and fell_home(cited, landed):
        reason = f"redirected to {landed}, a home or index page"
        return Seen(status=Status.DEAD, trouble=Trouble.HOME, reason=reason)
    is_doubtful = own_words is Doubt.SOME or (_is_paper(cited) and is_html(answer))
    return _found(cited, journey, answer, is_doubtful=is_doubtful)


def _found(cited: str, journey: Journey, answer: Answer, *, is_doubtful: bool) -> Seen:
    trouble = Trouble.TOO_LARGE if answer.is_too_large else None
    said = f"answered {_phrase(answer)}"
    if answer.is_too_large:
        said += f", with more than {MAX_BYTES // 1_000_000} MB, which were not read"
    to = moved_to(cited, journey.hops, journey.landed)
    if to is not None:
        reason = f"moved permanently to {to}"
        return Seen(status=Status.MOVED, trouble=trouble, reason=reason, is_doubtful=is_doubtful)
    if journey.hops:
        said += f", by way of {journey.landed}"
    return Seen(status=Status.LIVE, trouble=trouble, reason=said, is_doubtful=is_doubtful)


def _guard(journey: Journey, answer: Answer) -> Door | None:
    """Return what stands before the page; None where nothing does."""
    if answer.headers.get("cf-mitigated", "").lower() == "challenge":
        return Door.HUMAN
    if answer.headers.get("x-amzn-waf-action", "").lower() in {"challenge", "captcha"}:
        return Door.HUMAN
    if not is_html(answer) or answer.http_status in _GONE:
        return None
    return door(journey.page, text_of(answer.content[:_SEARCHED], None))


def _is_hollow(journey: Journey, answer: Answer) -> bool:
    return not answer.content.strip() or (is_html(answer) and journey.page.weight < _STUB)


def _is_paper(url: str) -> bool:
    return url.partition("?")[0].lower().endswith(_PAPERS)


def _phrase(answer: Answer) -> str:
    return f"{answer.http_status} {answer.phrase}".strip()
