"""What a source says of a claim: the passage about the same thing, and the figure in it.

`weigh` compares two texts; `weigh_claim` a claim with a source document, which
`index` makes ready for any number of claims.
"""

from evidence_audit.evidence.indexing import IndexedSource, index
from evidence_audit.evidence.weighing import weigh, weigh_claim

__all__ = ["IndexedSource", "index", "weigh", "weigh_claim"]
