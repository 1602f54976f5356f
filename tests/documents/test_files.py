"""Arguments become paths, and paths become bytes."""

import os

import pytest

from evidence_audit.documents import expand, load
from evidence_audit.errors import DocumentError


@pytest.fixture
def folder(tmp_path):
    for name in ("b.md", "a.txt", "c.pdf", "notes.doc", "picture.png", ".hidden.md"):
        (tmp_path / name).write_text("x")
    for name in ("inner", ".git"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "d.html").write_text("x")
    return tmp_path


def test_folder_is_walked_for_known_suffixes_in_sorted_order_without_hidden_files(folder):
    found = [os.path.relpath(path, folder) for path in expand([str(folder)])]
    assert found == ["a.txt", "b.md", "c.pdf", os.path.join("inner", "d.html")]


def test_glob_is_expanded_in_sorted_order(folder):
    found = expand([str(folder / "*.[mt]*")])
    assert [os.path.basename(path) for path in found] == ["a.txt", "b.md"]


def test_glob_reaches_into_folders(folder):
    assert expand([str(folder / "**" / "*.html")]) == [str(folder / "inner" / "d.html")]


def test_links_that_lead_back_up_are_not_followed(folder):
    (folder / "inner" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "inner" / "deeper").mkdir()
    (folder / "inner" / "deeper" / "e.txt").write_text("x")
    found = [os.path.relpath(path, folder) for path in expand([str(folder / "**" / "*.txt")])]
    assert found == ["a.txt", os.path.join("inner", "deeper", "e.txt")]
    assert len(expand([str(folder / "**")])) == len({*expand([str(folder / "**")])}) == 7


def test_pattern_may_begin_where_one_is(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert expand(["**/*.html"]) == [os.path.join("inner", "d.html")]
    assert expand(["inn*/**"]) == [os.path.join("inner", "d.html")]


def test_glob_signs_in_the_name_of_an_existing_file_are_its_name(tmp_path):
    path = tmp_path / "report [final].md"
    path.write_text("x")
    assert expand([str(path)]) == [str(path)]


@pytest.mark.parametrize(
    "argument", ["-", "https://example.org/*.pdf", "HTTP://example.org", "missing.pdf", "no*.md"]
)
def test_what_is_no_file_here_passes_through(argument):
    assert expand([argument]) == [argument]


def test_a_document_named_twice_is_read_once(folder):
    path = str(folder / "a.txt")
    assert expand([path, str(folder), path])[0] == path
    assert expand([path, path]) == [path]


def test_nothing_for_nothing():
    assert expand([]) == []


def test_load_returns_the_bytes(folder):
    assert load(str(folder / "a.txt")) == b"x"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.txt", "no such file"), ("inner", "folder"), ("nul\0byte", "cannot be read")],
)
def test_what_cannot_be_loaded_is_said_in_a_line(folder, name, reason):
    with pytest.raises(DocumentError, match=reason) as caught:
        load(str(folder / name))
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(folder):
    path = folder / "a.txt"
    path.chmod(0)
    with pytest.raises(DocumentError, match="may not be read"):
        load(str(path))
