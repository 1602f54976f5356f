"""One Policy from four places: flag, environment, claims.yaml, default; the first that speaks wins.

Every setting stands once in `SETTINGS`; `--help`, the environment's names and the
keys of `policy:` in claims.yaml follow from it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from evidence_audit.errors import PolicyError
from evidence_audit.model import Policy, Severity

REGISTER = "claims.yaml"
PREFIX = "EVIDENCE_AUDIT_"

_AGE = re.compile(r"(\d+)\s*([hdwmy])", re.IGNORECASE)
_DAYS = {"h": 1 / 24, "d": 1, "w": 7, "m": 30.4375, "y": 365.25}
_CODE = re.compile(r"EA\d{0,3}")
_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off", "")


def age(text: str) -> timedelta:
    """Return `12h`, `30d`, `6w`, `18m` (months) or `5y` as a time span. Raises ValueError."""
    match = _AGE.fullmatch(str(text).strip())
    if match is None:
        raise ValueError("a number with h, d, w, m or y is expected, such as 30d")
    return timedelta(days=int(match[1]) * _DAYS[match[2].lower()])


def switch(value: Any) -> bool:
    """Return a yes or no as written in a file or the environment. Raises ValueError."""
    word = str(value).strip().casefold()
    if word not in (*_YES, *_NO):
        raise ValueError("true or false is expected")
    return word in _YES


def seconds(value: Any) -> float:
    """Return a positive number of seconds. Raises ValueError."""
    try:
        number = float(value)
    except (ValueError, TypeError):
        number = 0.0
    if not 0 < number < 86_400:
        raise ValueError("a number of seconds between 0 and 86400 is expected")
    return number


def whole(value: Any) -> int:
    """Return a positive whole number. Raises ValueError."""
    number = int(str(value)) if str(value).isdecimal() else 0
    if not 1 <= number <= 256:
        raise ValueError("a whole number from 1 to 256 is expected")
    return number


def engine(value: Any) -> str:
    """Return the name of what reads PDFs. Raises ValueError; PolicyError for one that is not installed."""
    from evidence_audit.documents import ENGINES, insist_on  # late: few runs name one

    if value not in ENGINES:
        raise ValueError(f"one of {', '.join(ENGINES)} is expected")
    insist_on(value)
    return str(value)


def threshold(value: Any) -> Severity | None:
    """Return the severity that fails a run, or None for `never`. Raises ValueError."""
    word = str(value).strip().casefold()
    if word == "never":
        return None
    if word not in [severity.value for severity in Severity]:
        raise ValueError("one of error, warning, note, never is expected")
    return Severity(word)


def codes(value: Any) -> tuple[str, ...]:
    """Return rule codes and prefixes (`EA2,EA101`). Raises ValueError, also for a code that is none."""
    from evidence_audit.rules import RESERVED, RULES  # late: most runs name no rule

    return _codes_among((*RULES, *RESERVED), value)


def selected(value: Any) -> tuple[str, ...]:
    """Return the codes to select. Raises ValueError, also for a code that selects nothing."""
    from evidence_audit.rules import RULES

    return _codes_among(tuple(RULES), value)


def _codes_among(known: tuple[str, ...], value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list | tuple) else str(value).split(",")
    found = tuple(part.strip().upper() for entry in listed for part in str(entry).split(",") if part.strip())
    for code in found:
        if not _CODE.fullmatch(code):
            raise ValueError(f"{code!r} is no rule code or prefix such as EA201 or EA2")
        if not any(one.startswith(code) for one in known):
            raise ValueError(f"no rule has the code {code}; see evidence-audit rules")
    return found


def routes(value: Any) -> tuple[str, ...]:
    """Return `HOST:PORT:ADDRESS:PORT` entries. Raises ValueError."""
    listed = value if isinstance(value, list | tuple) else str(value).split(",")
    found = tuple(str(entry).strip() for entry in listed if str(entry).strip())
    for route in found:
        if len(re.sub(r"\[[^\]]*\]", "x", route).split(":")) != 4:
            raise ValueError(f"{route!r} is not HOST:PORT:ADDRESS:PORT")
    return found


def levels(value: Any) -> Mapping[str, Severity | None]:
    """Return severities by rule code or prefix; `ignore` is None. Raises ValueError."""
    if not isinstance(value, Mapping):
        raise ValueError("a mapping such as {EA104: ignore, EA206: note} is expected")
    chosen: dict[str, Severity | None] = {}
    for code, word in value.items():
        (checked,) = codes([code])
        chosen[checked] = None if str(word) in ("ignore", "off", "False") else threshold(word)
    return MappingProxyType(chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name everywhere, the field it fills and how it is read."""

    name: str
    """As in `--name`, `EVIDENCE_AUDIT_NAME` and `policy: name:`."""
    field: str
    """Of `Policy`."""
    parse: Callable[[Any], Any]
    environment: bool = True


SETTINGS: tuple[Setting, ...] = (
    Setting(name="offline", field="offline", parse=switch),
    Setting(name="refresh", field="refresh", parse=switch),
    Setting(name="max-age", field="max_age", parse=age),
    Setting(name="timeout", field="timeout", parse=seconds),
    Setting(name="jobs", field="jobs", parse=whole),
    Setting(name="allow-private", field="allow_private", parse=switch),
    Setting(name="connect-to", field="connect_to", parse=routes),
    Setting(name="fail-on", field="fail_on", parse=threshold),
    Setting(name="select", field="select", parse=selected),
    Setting(name="ignore", field="ignore", parse=codes),
    Setting(name="document-timeout", field="document_timeout", parse=seconds),
    Setting(name="pdf-engine", field="pdf_engine", parse=engine),
    Setting(name="max-source-age", field="max_source_age", parse=age),
    Setting(name="cache-dir", field="cache_dir", parse=str),
    Setting(name="rules", field="severities", parse=levels, environment=False),
)


def find_register(named: str | None) -> Path | None:
    """Return the register to read: the one named, else claims.yaml here, else None."""
    if named is not None:
        return Path(named)
    here = Path(REGISTER)
    return here if here.is_file() else None


def merge(flags: Mapping[str, Any], environ: Mapping[str, str], file: Mapping[str, Any]) -> Policy:
    """Return the Policy of a run.

    `flags` holds the options that were given, by setting name (a missing one or None was
    not given); `file` holds the register's `policy:` as `Written(value, place)`.
    Raises PolicyError, naming the option, the variable or file:line:key.
    """
    known = {setting.name: setting for setting in SETTINGS}
    for key, entry in file.items():
        if key not in known:
            raise PolicyError(f"{entry.place}: unknown key; one of {', '.join(known)}")
    chosen: dict[str, Any] = {}
    for setting in SETTINGS:
        variable = PREFIX + setting.name.upper().replace("-", "_")
        if flags.get(setting.name) is not None:
            chosen[setting.field] = _parsed(setting, flags[setting.name], f"--{setting.name}")
        elif setting.environment and variable in environ:
            chosen[setting.field] = _parsed(setting, environ[variable], variable)
        elif setting.name in file:
            entry = file[setting.name]
            chosen[setting.field] = _parsed(setting, entry.value, entry.place)
    return replace(Policy(), **chosen)


def _parsed(setting: Setting, value: Any, place: str) -> Any:
    try:
        return setting.parse(value)
    except (ValueError, TypeError) as error:
        raise PolicyError(f"{place}: {value!r}: {error}") from error
