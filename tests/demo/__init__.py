"""The sample report: how it is made, and what the audit must say of it."""
