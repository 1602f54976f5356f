"""Regular expressions that are built on first use: many documents need none of them."""

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return `pattern` built, once in a run; flags stand in it, as `(?i)`."""
    return re.compile(pattern)
