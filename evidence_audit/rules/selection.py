"""Which rules a policy asks for, and how bad it takes them; the most specific prefix decides."""

from collections.abc import Iterable

from evidence_audit.model import Policy, Severity
from evidence_audit.rules.rule import Rule


def severity(rule: Rule, policy: Policy) -> Severity | None:
    """Return how bad the policy takes `rule`; None when it is not asked for or turned off."""
    selected = _longest(policy.select, rule)
    if selected is None or len(selected) <= len(_longest(policy.ignore, rule) or ""):
        return None
    prefix = _longest(policy.severities, rule)
    return rule.severity if prefix is None else policy.severities[prefix]


def _longest(prefixes: Iterable[str], rule: Rule) -> str | None:
    """Return the longest of `prefixes` that `rule` is under; None when it is under none."""
    matching = [prefix for prefix in prefixes if prefix and rule.code.startswith(prefix)]
    return max(matching, key=len, default=None)
