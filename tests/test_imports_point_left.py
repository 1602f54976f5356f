"""The street has one direction: a room imports only what stands to its left."""

import ast
from functools import cache
from pathlib import Path

import pytest

import evidence_audit

PACKAGE = Path(evidence_audit.__file__).parent
STREET = ("documents", "citations", "quantities", "claims", "sources", "evidence", "rules", "reports")
ANYWHERE = {"model", "errors", "likeness", "version"}
WALKERS = {"auditor", "config", "register", "cli", "options", "delivery", "demo", "progress"}
WALKERS |= {
    "__init__",
    "__main__",
    "papers",
    "tasks",
    "executing",
    "intake",
    "hearing",
    "mishaps",
    "spare",
    "debugging",
}
OWNERS = {  # a library lives in one room
    "requests": {"sources"},
    "urllib3": {"sources"},
    "pdfminer": {"documents"},
    "pypdf": {"reports"},
    "pypdfium2": {"documents"},
    "lxml": {"documents"},
    "rapidfuzz": {"likeness"},
    "yaml": {"register"},
    "click": {"cli", "options", "delivery"},
    "rich": {"reports", "progress"},
}


def room_of(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@cache
def imported(module: Path) -> frozenset[str]:
    """Return the dotted names that a module imports, late imports included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            up = module.parent if node.level == 1 else module.parents[node.level - 1]
            inside = ".".join(("evidence_audit", *up.relative_to(PACKAGE).parts))
            names |= {f"{inside}.{node.module or alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_imports_point_left(module):
    """A room knows the nouns, likeness, and the rooms to its left; walkers know all."""
    room = room_of(module)
    if room in WALKERS:
        return
    left = set(STREET[: STREET.index(room)]) if room in STREET else set()
    for name in imported(module):
        if name.startswith("evidence_audit."):
            other = name.split(".")[1]
            assert other in left | ANYWHERE | {room}, f"{module.name} imports {name}"


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_lives_in_one_room(library):
    """Whoever replaces a library has one room to change."""
    users = {
        room_of(module)
        for module in MODULES
        if any(name == library or name.startswith(f"{library}.") for name in imported(module))
    }
    assert users <= OWNERS[library]
    assert users, f"{library} is a dependency that nobody uses"
