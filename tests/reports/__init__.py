"""Reports, format by format."""
