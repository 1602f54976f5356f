"""EA2xx: what became of cited addresses."""

from collections.abc import Iterator
from typing import ClassVar

from evidence_audit.model import Facts, Policy, Severity, Source, Trouble
from evidence_audit.rules.citing import citings
from evidence_audit.rules.rule import Hit, Rule
from evidence_audit.rules.standing import link_rule


class LinkRule(Rule):
    """A rule about links of one kind: said once per address and note, however many claims cite it."""

    words: ClassVar[str]
    """What was seen, to stand between the address and the reason."""
    advice: ClassVar[str]

    def hits(self, facts: Facts, policy: Policy) -> Iterator[Hit]:
        """Yield each cited address that is a case of this rule, once per note."""
        for document in facts.documents:
            for citing in citings(document):
                source = facts.sources.get(citing.url)
                if source is not None and link_rule(source) == self.code:
                    yield Hit(
                        place=citing.place,
                        message=f"{citing.where}: {citing.url} {self.seen(source)}: {source.reason}",
                        hint=self.hint(source),
                    )

    def seen(self, source: Source) -> str:
        """Return what was seen of this link, in words."""
        return self.words

    def hint(self, source: Source) -> str:
        """Return what to do about this link."""
        return self.advice


class GoneRule(LinkRule):
    """A rule about a page that is not at its address any more; an archived copy helps."""

    def hint(self, source: Source) -> str:
        """Return the advice, or the archived copy where one is known."""
        if source.archived is None:
            return self.advice
        return f"cite the archived copy of {source.archived.at:%Y-%m-%d}: {source.archived.url}"


class DeadLink(GoneRule):
    """The cited page is not there.

    Why: nobody can check the figure any more, and a reader who tries loses trust in the rest.

    Mend: look for the page's new address, cite an archived copy, or cite another source that
    holds the figure.
    """

    code, name, severity = "EA201", "dead-link", Severity.ERROR
    words = "is dead"
    advice = "find its new address, cite an archived copy, or another source"


class MovedLink(LinkRule):
    """The cited page has moved for good; its old address still leads there.

    Why: such forwarding is rarely kept for long, and then the link is dead.

    Mend: cite the new address, once you have seen that it holds the same page.
    """

    code, name, severity = "EA202", "moved-link", Severity.WARNING
    words = "has moved"
    advice = "cite the new address"

    def hint(self, source: Source) -> str:
        """Return the new address."""
        return f"cite the new address: {source.final_url}" if source.final_url else self.advice


class RedirectedToHome(GoneRule):
    """The address of a page now leads to the site's home page.

    Why: the link looks alive, but what it cited is not there.

    Mend: search the site for the page and cite its new address, or cite an archived copy.
    """

    code, name, severity = "EA203", "redirected-to-home", Severity.ERROR
    words = "leads to the site's home page"
    advice = "search the site for the page and cite that, or cite an archived copy"


class SoftNotFound(GoneRule):
    """The address answers as if all were well, with a page that says there is no such page.

    Why: the link looks alive to a machine, but a reader finds nothing.

    Mend: look for the page's new address, or cite an archived copy.
    """

    code, name, severity = "EA204", "soft-404", Severity.ERROR
    words = "shows a page that says there is no such page"
    advice = "open it in a browser; if the page is gone, cite its new address or an archived copy"


class BlockedLink(LinkRule):
    """The site turns automatic visitors away, asks for a login, or shows its text to subscribers only.

    Why: the page may well be there for people; it could not be checked from here.

    Mend: open it in a browser. If it holds the figure, accept the claim in claims.yaml with who
    checked it and when.
    """

    code, name, severity = "EA205", "blocked-link", Severity.NOTE
    words = "could not be checked from here"
    advice = "open it in a browser; if it holds the figure, accept the claim in claims.yaml"


class UnreachableLink(LinkRule):
    """No usable answer came from the address this time.

    Why: a server can be down for an hour or for good; one try does not tell which. A private
    address is not asked at all without --allow-private.

    Mend: try again later. If it stays silent, treat it as a dead link. Cite no private address
    in what others will read.
    """

    code, name, severity = "EA206", "unreachable-link", Severity.WARNING
    words = "gave no usable answer"
    advice = "try again later, or open it in a browser"

    def seen(self, source: Source) -> str:
        """Return what was seen; nobody asks a private address unless told to."""
        return "was not asked" if source.trouble is Trouble.PRIVATE else self.words

    def hint(self, source: Source) -> str:
        """Return the advice, with the option that may help."""
        match source.trouble:
            case Trouble.PRIVATE:
                return "cite a public address, or use --allow-private to ask this one"
            case Trouble.TIMEOUT:
                return "try again later or with a longer --timeout, or open it in a browser"
            case _:
                return self.advice


class MalformedUrl(LinkRule):
    """The address as it stands cannot be asked for.

    Why: it was mistyped or cut off, and a reader cannot follow it either.

    Mend: correct the address in the note.
    """

    code, name, severity = "EA207", "malformed-url", Severity.ERROR
    words = "is no complete address"
    advice = "correct the address; look for a missing or doubled part, a space or a line break in it"


class BadCertificate(LinkRule):
    """The site's certificate is not valid for this address.

    Why: browsers warn readers off such a page, and nobody can be sure who answered.

    Mend: see whether the site has another address with a valid certificate, and cite that.
    """

    code, name, severity = "EA208", "bad-certificate", Severity.WARNING
    words = "has a certificate that is not valid"
    advice = "open it in a browser; cite an address of the site that has a valid certificate"
