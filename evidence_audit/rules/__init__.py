"""What the facts mean: verdicts for claims, findings for people.

`judge` takes all facts and a policy; `RULES` holds every rule by code, and
`explain` tells about one at length.
"""

from evidence_audit.rules.judging import judge
from evidence_audit.rules.registry import RESERVED, RULES, explain
from evidence_audit.rules.rule import Rule

__all__ = ["RESERVED", "RULES", "Rule", "explain", "judge"]
