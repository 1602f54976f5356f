"""Where the sample report lies."""

from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType

FORMATS: Mapping[str, str] = MappingProxyType(
    {"pdf": "sample.pdf", "markdown": "sample.md", "text": "sample.txt"}
)
"""The forms of the sample report and their files."""


def sample(form: str) -> Path:
    """Return the path of the sample report in one of `FORMATS`; raises KeyError for another."""
    return shipped(FORMATS[form])


def shipped(name: str) -> Path:
    """Return the path of a file that is shipped with the tour, `site.toml` or `pages/…` for one."""
    return Path(str(resources.files(__package__))) / name
