"""What a worker answers to a call."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The outcome of one call."""

    value: Any = None
    error: BaseException | None = None
    """What the function raised; None where it returned `value`."""
    is_last: bool = False
    """The process has grown, and wants to be replaced by a fresh one."""

    def result(self) -> Any:
        """Return what the function returned, or raise what it raised."""
        if self.error is not None:
            raise self.error
        return self.value
