"""The shipped tour: a sample report in three forms, and a loopback site that serves its sources."""

from evidence_audit.demo.site import Site, serving
from evidence_audit.demo.tour import FORMATS, sample

__all__ = ["FORMATS", "Site", "sample", "serving"]
