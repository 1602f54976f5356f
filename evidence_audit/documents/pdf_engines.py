"""The engines that draw the pages of a PDF, by name; each library is loaded when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, Self

from evidence_audit.documents.pdf_drawn import DrawnPage
from evidence_audit.errors import PolicyError

DEFAULT = "pdfminer"
_MODULES: Mapping[str, str] = MappingProxyType(
    {
        "pdfminer": "evidence_audit.documents.pdf_file",  # pure Python, always there
        "pdfium": "evidence_audit.documents.pdfium_file",  # several times as fast, an extra
    }
)
ENGINES = tuple(_MODULES)
"""Names of all engines, the default first."""


class OpenFile(Protocol):
    """A PDF that an engine has opened; to be closed by `with`."""

    @property
    def is_damaged(self) -> bool:
        """Whether its table of contents had to be guessed: what is missing then was lost."""

    @property
    def count(self) -> int:
        """How many pages the file says it has, which need not be true; 0 where it does not say."""

    def facts(self) -> Mapping[str, str]:
        """Return the file's own metadata (`Title`, `CreationDate` …) that is text; `{}` for none."""

    def packet(self) -> bytes:
        """Return the file's XMP metadata; empty for none."""

    def pages(self, first: int = 1, last: int | None = None) -> Iterator[DrawnPage]:
        """Yield the pages from `first` to `last`, 1-based and both included; None: to the end.

        A page that breaks off is yielded as far as it was drawn. Raises DocumentError where
        the list of pages itself is broken from the start.
        """

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def opened(content: bytes, name: str, engine: str | None = None) -> OpenFile:
    """Return a PDF opened by `engine`; None is the default.

    Raises DocumentError where it cannot be opened, and PolicyError for an engine that is
    unknown or not installed.
    """
    return _opener(engine)(content, name)


def insist_on(engine: str | None) -> None:
    """Raise PolicyError for an engine that is unknown or not installed."""
    _opener(engine)


def _opener(engine: str | None) -> Callable[[bytes, str], OpenFile]:
    module = _MODULES.get(engine or DEFAULT)
    if module is None:
        raise PolicyError(f"there is no PDF engine {engine!r}; use one of {', '.join(ENGINES)}")
    try:
        opener: Callable[[bytes, str], OpenFile] = import_module(module).DrawnFile
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("evidence_audit"):
            raise
        raise PolicyError(
            f"the PDF engine {engine} is not installed ({error.name} is missing); "
            "install it by: pip install 'evidence-audit[fast]'"
        ) from error
    return opener
