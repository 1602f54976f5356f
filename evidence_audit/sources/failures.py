"""The exceptions of the HTTP libraries, translated into what they mean for a link."""

import ssl

import requests

from evidence_audit.model import Trouble
from evidence_audit.sources.answers import NoAnswer
from evidence_audit.sources.dialling import UnreachedError


def explained(url: str, error: Exception) -> NoAnswer:
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
