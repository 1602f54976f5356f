"""Sections of readers' comments in a source."""

import pytest

from evidence_audit.claims.sentences import sentences
from evidence_audit.evidence.remarks import without_remarks
from evidence_audit.model import Block, Document, Role

PAGES = [  # heading, is what follows a remark
    ("Comments", True),
    ("3 Comments", True),
    ("Readers' comments (14)", True),
    ("Leave a reply", True),
    ("Two thoughts on “Mills”", True),
    ("Comments on the method", False),
    ("Discussion", False),
    ("Survey responses", False),
]


def page(role, *texts):
    """Return a document of paragraphs, the second of which has a role."""
    text, blocks = "", []
    for at, each in enumerate(texts):
        blocks.append(
            Block(start=len(text), end=len(text) + len(each), role=role if at == 1 else Role.PARAGRAPH)
        )
        text += each + "\n\n"
    return Document(path="a", format="html", sha256="0", text=text, blocks=tuple(blocks))


def left(document):
    """Return the texts that are no remarks."""
    return [sentence.text for sentence in without_remarks(sentences(document))]


@pytest.mark.parametrize(("title", "is_remark"), PAGES)
def test_what_follows_a_title_of_comments_is_left_out(title, is_remark):
    """Up to the next heading; other sections stay."""
    found = left(page(Role.HEADING, "The mill was built.", title, "I saw 40 mills."))
    assert ("I saw 40 mills." in found) is not is_remark


def test_a_link_to_the_comments_above_the_text_leaves_the_text():
    """`12 comments` beneath the title of an article is no section."""
    texts = ["The mills", "12 comments", "It was built.", "It stood.", "It fell."]
    assert left(page(Role.PARAGRAPH, *texts))[-1] == "It fell."
