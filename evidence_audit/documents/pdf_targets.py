"""Where a link leads, as the bytes of a PDF state it."""

_SCHEMES = ("http://", "https://", "www.", "ftp://")


def web_address(stated: bytes) -> str | None:
    """Return the address that is stated, where it is one of the web; None for other kinds."""
    url = _decoded(stated).strip().replace("\n", "").replace("\r", "")
    return url if url.lower().startswith(_SCHEMES) else None


def _decoded(stated: bytes) -> str:
    """The standard wants ASCII; programs write UTF-8, Latin-1 and, with a mark, UTF-16."""
    if stated.startswith((b"\xfe\xff", b"\xff\xfe")):
        return stated.decode("utf-16", "replace")
    try:
        return stated.decode("utf-8")
    except UnicodeDecodeError:
        return stated.decode("latin-1")
