"""Identifiers that lead to a source where a note gives no address: PMID, PMCID, arXiv, handle, URN.

A DOI is an address as it stands; these are looked at only where there is nothing better,
for most notes that give one of them give the DOI or the address of the same work too.
"""

from evidence_audit.documents.patterns import compiled

_KINDS = (
    (
        r"(?i)\barxiv:\s?((?:[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)",
        "https://arxiv.org/abs/{}",
    ),
    (r"(?i)\bhdl:\s?(\d[\d.]*/[^\s,;]*[^\s,;.])", "https://hdl.handle.net/{}"),
    (r"(?i)\b(urn:nbn:[a-z]{2}[^\s,;]*[^\s,;.])", "https://nbn-resolving.org/{}"),
    (r"(?i)\bpmc(?:id)?:?\s?(?:pmc)?(\d{5,9})\b", "https://pmc.ncbi.nlm.nih.gov/articles/PMC{}/"),
    (r"(?i)\bpmid:?\s?(\d{5,9})\b", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
)
"""What each looks like, and the address that it stands for; the one that leads to the text itself first."""


def address(text: str) -> str | None:
    """Return the address that an identifier in the text of a note stands for; None where there is none."""
    for pattern, leads_to in _KINDS:
        if found := compiled(pattern).search(text):
            return leads_to.format(found[1])
    return None
