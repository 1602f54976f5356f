"""Content streams, read for their text alone."""

import pytest
from pdfminer.psparser import LIT

from evidence_audit.documents.pdf_content import operations

STREAMS = [  # stream, operators with their operands
    (
        b"BT /F1 12 Tf 1 0 0 -1.5 +.5 7. Tm ET",
        [("BT", []), ("Tf", [LIT("F1"), 12.0]), ("Tm", [1, 0, 0, -1.5, 0.5, 7]), ("ET", [])],
    ),
    (b"(plain)Tj", [("Tj", [b"plain"])]),
    (rb"(a\(b\)\\ \101\n\5x)Tj", [("Tj", [b"a(b)\\ A\n\x05x"])]),
    (b"(nested (brackets) here)Tj", [("Tj", [b"nested (brackets) here"])]),
    (b"(line\\\nbreak)Tj", [("Tj", [b"linebreak"])]),
    (b"<48 65 6>Tj", [("Tj", [b"He`"])]),
    (b"[(a)-250(b)<63>]TJ", [("TJ", [[b"a", -250.0, b"b", b"c"]])]),
    (b"(it's)' 1 2 (q)\"", [("'", [b"it's"]), ('"', [1.0, 2.0, b"q"])]),
    (b"/A#20B 1 Tf", [("Tf", [LIT("A B"), 1.0])]),
    (b"% a comment (Tj\nq", [("q", [])]),
    (b"0 0 m 1 1 l S 5 w q", [("q", [])]),
    (
        b"/Span<</ActualText(x)>>BDC q EMC Q",
        [("BDC", [LIT("Span"), LIT("ActualText"), b"x"]), ("q", []), ("EMC", []), ("Q", [])],
    ),
    (b"BI /W 1 /H 1 ID \x00(Tj\xff EI Q", [("Q", [])]),
    (b"[1 [2] 3] 0 d q", [("q", [])]),
    (b"--5 Tc", [("Tc", [-5.0])]),
    (b"(never closed", []),
    (b"] ] q", [("q", [])]),
    (b"", []),
]


@pytest.mark.parametrize(("stream", "expected"), STREAMS)
def test_operators_that_place_text_are_found_with_their_operands(stream, expected):
    assert [(name.decode(), operands) for name, operands in operations(stream)] == expected
