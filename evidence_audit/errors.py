"""The one family of errors that is raised on purpose.

Each error's text is for the user: what is wrong, where, and how to mend it.
A bug is not in this family and keeps its traceback.
"""

from typing import ClassVar


class EvidenceAuditError(Exception):
    """Raised on purpose; the text says what, where and how to mend it."""

    exit_status: ClassVar[int] = 3


class PolicyError(EvidenceAuditError):
    """A wrong option or a wrong line of claims.yaml; nothing was audited."""

    exit_status = 2


class DocumentError(EvidenceAuditError):
    """This document cannot be read; the next one can."""

    rule: ClassVar[str] = "EA901"

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        """Keep all arguments, so that the error survives a process pool."""
        super().__init__(path, reason, remedy)

    @property
    def path(self) -> str:
        """The document, as the user named it."""
        return str(self.args[0])

    @property
    def reason(self) -> str:
        """What is wrong with it, without the path."""
        return str(self.args[1])

    @property
    def remedy(self) -> str:
        """What the user can do about it."""
        return str(self.args[2])

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.remedy}"


class NoTextLayerError(DocumentError):
    """A document of pictures: it opens, but no page holds any text."""

    rule = "EA902"
