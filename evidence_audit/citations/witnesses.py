"""What the document says elsewhere that confirms and completes the addresses printed in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from evidence_audit.citations.slugwords import SlugWords

_SCHEME = re.compile(r"^(?:https?|ftp)://(?:www\.)?|^www\.", re.IGNORECASE)


def bare(url: str) -> str:
    """Return an address as it is compared: without scheme, `www.`, case of the host and last slash."""
    rest = _SCHEME.sub("", url.strip())
    host, mark, path = _split(rest)
    return (host.lower() + mark + path).rstrip("/")


def _split(rest: str) -> tuple[str, str, str]:
    cut = re.search(r"[/?#]", rest)
    return (rest, "", "") if cut is None else (rest[: cut.start()], cut.group(), rest[cut.end() :])


class Witnesses:
    """The link targets of a document, looked up by how they are printed; its other mentions; its words."""

    def __init__(
        self, urls: Iterable[str], mentions: Iterable[str] = (), words: SlugWords | None = None
    ) -> None:
        self._by_bare: dict[str, str] = {}
        for url in urls:
            self._by_bare.setdefault(bare(url), url)
        self._sorted = sorted(self._by_bare)
        self._mentions: dict[str, str] = {}
        for mention in mentions:
            self._mentions.setdefault(_unhyphened(mention), mention.partition("://")[2] or mention)
        self.words = words or SlugWords(())

    def of(self, printed: str) -> str | None:
        """Return the link target that is printed as `printed`; None where there is none."""
        return self._by_bare.get(bare(printed))

    def has_prefix(self, printed: str) -> bool:
        """Say whether some link target begins with `printed`."""
        key = bare(printed)
        at = bisect_left(self._sorted, key)
        return bool(key) and at < len(self._sorted) and self._sorted[at].startswith(key)

    def mention(self, printed: str) -> str | None:
        """Return the same address as printed elsewhere in one piece, whatever its hyphens; None for none.

        It comes without its scheme.
        """
        return self._mentions.get(_unhyphened(printed))


def _unhyphened(printed: str) -> str:
    return bare(printed).replace("-", "")
