"""The JSON that machines rely on: keys, their order and their types."""

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_audit.model import Kind
from evidence_audit.reports import EXTRACT_RENDERERS, RENDERERS, View
from evidence_audit.reports.shape import iso, plain_number, quantity_shape
from tests.reports.sample import EMPTY, REPORT, quantity

NONE = type(None)
TEXT, MAYBE_TEXT = (str,), (str, NONE)
NUMBER, MAYBE_NUMBER = (int, float), (int, float, NONE)
MAYBE_WHOLE = (int, NONE)

LOCATION = {"page": MAYBE_WHOLE, "bbox": (list, NONE), "line": MAYBE_WHOLE, "column": MAYBE_WHOLE,
            "start": (int,), "end": (int,)}  # fmt: skip
QUANTITY = {"text": TEXT, "value": MAYBE_NUMBER, "value_to": MAYBE_NUMBER, "unit": MAYBE_TEXT, "kind": TEXT,
            "modifier": MAYBE_TEXT, "of": MAYBE_TEXT}  # fmt: skip
CLAIM = {"id": TEXT, "level": TEXT, "quantity": QUANTITY, "quote": TEXT, "sentence": TEXT, "figure": [(int,)],
         "location": LOCATION, "markers": [TEXT], "notes": [TEXT], "urls": [TEXT], "repeats": MAYBE_TEXT,
         "when": MAYBE_TEXT, "worth": NUMBER}  # fmt: skip
EVIDENCE = {"url": MAYBE_TEXT, "outcome": TEXT, "difference": MAYBE_TEXT, "passage": MAYBE_TEXT,
            "page": MAYBE_WHOLE, "quantity": QUANTITY, "score": NUMBER, "snapshot": MAYBE_TEXT,
            "link": MAYBE_TEXT}  # fmt: skip
JUDGED = {**CLAIM, "verdict": TEXT, "verdict_reason": MAYBE_TEXT, "evidence": [EVIDENCE]}
MARKER = {"marker": TEXT, "note": MAYBE_TEXT, "location": LOCATION}
NOTE = {"id": TEXT, "marker": TEXT, "text": TEXT, "year": MAYBE_WHOLE, "pages": MAYBE_TEXT,
        "accessed": MAYBE_TEXT, "urls": [TEXT], "location": LOCATION}  # fmt: skip
LINK = {"url": TEXT, "location": LOCATION}
DOCUMENT = {"path": TEXT, "format": TEXT, "pages": MAYBE_WHOLE, "sha256": TEXT, "title": MAYBE_TEXT,
            "published": MAYBE_TEXT, "claims": [JUDGED], "markers": [MARKER], "notes": [NOTE],
            "links": [LINK]}  # fmt: skip
LEFT_OUT = {"quantity": QUANTITY, "reason": TEXT, "sentence": TEXT, "location": LOCATION}
SOURCE = {"url": TEXT, "status": TEXT, "http_status": MAYBE_WHOLE, "final_url": MAYBE_TEXT,
          "redirects": [{"url": TEXT, "http_status": (int,)}], "reason": TEXT, "checked_at": MAYBE_TEXT,
          "published": MAYBE_TEXT, "archived": (dict, NONE), "trouble": MAYBE_TEXT, "withdrawn": MAYBE_TEXT,
          "snapshot": MAYBE_TEXT}  # fmt: skip
FINDING = {"rule": TEXT, "name": TEXT, "severity": TEXT, "message": TEXT, "document": MAYBE_TEXT,
           "claim": MAYBE_TEXT, "note": MAYBE_TEXT, "url": MAYBE_TEXT, "location": (dict, NONE),
           "waived": MAYBE_TEXT, "hint": MAYBE_TEXT}  # fmt: skip
TROUBLES = {"unread": [{"path": TEXT, "rule": TEXT, "reason": TEXT, "remedy": TEXT}], "interrupted": (bool,),
            "network_down": (bool,)}  # fmt: skip
HEAD = {"version": (int,), "tool": {"name": TEXT, "version": TEXT}, "audited_on": TEXT}
VERDICTS = ("supported", "unsupported", "stale", "unverified")
AUDIT = {**HEAD, "documents": [DOCUMENT], "sources": [SOURCE], "findings": [FINDING],
         "summary": {"claims": (int,), **dict.fromkeys(VERDICTS, (int,))}, **TROUBLES}  # fmt: skip
EXTRACT = {**HEAD, "documents": [{**DOCUMENT, "claims": [CLAIM], "left_out": [LEFT_OUT]}],
           "summary": {"claims": (int,)}, **TROUBLES}  # fmt: skip


def assert_shaped(value, expected, at="$"):
    """Insist on exactly these keys in this order, and on these types, all the way down."""
    if isinstance(expected, dict):
        assert list(value) == list(expected), at
        for key, inner in expected.items():
            assert_shaped(value[key], inner, f"{at}.{key}")
    elif isinstance(expected, list):
        for number, element in enumerate(value):
            assert_shaped(element, expected[0], f"{at}[{number}]")
    else:
        assert type(value) in expected, at


def audit_json(report=REPORT):
    return json.loads(RENDERERS["json"](report, View()))


def extract_json(view=View(left_out=True)):  # noqa: B008 - a view is frozen
    return json.loads(EXTRACT_RENDERERS["json"](REPORT, view))


def test_audit_has_the_published_shape():
    assert_shaped(audit_json(), AUDIT)


def test_extract_has_the_same_shape_without_judgement():
    assert_shaped(extract_json(), EXTRACT)


def test_left_out_quantities_come_only_when_asked_for():
    assert "left_out" not in extract_json(View())["documents"][0]


def test_the_empty_report_has_the_published_shape():
    shaped = audit_json(EMPTY)
    assert_shaped(shaped, AUDIT)
    assert shaped["summary"] == {"claims": 0, **dict.fromkeys(VERDICTS, 0)}


def test_summary_counts_each_claim_once():
    summary = audit_json()["summary"]
    assert summary == {"claims": 12, "supported": 1, "unsupported": 6, "stale": 2, "unverified": 3}


def test_interruption_and_missing_network_are_told():
    shaped = audit_json(replace(EMPTY, interrupted=True, network_down=True))
    assert (shaped["interrupted"], shaped["network_down"]) == (True, True)


def test_what_nobody_asked_was_checked_at_no_time():
    """So that two runs offline give the same bytes."""
    assert [source["checked_at"] for source in audit_json()["sources"]] == ["2026-11-21T10:00:00Z"] * 4 + [
        None
    ]


def test_unread_inputs_are_told():
    (unread,) = audit_json()["unread"]
    assert unread["path"] == "scan.pdf"
    assert unread["rule"] == "EA902"


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_text_is_readable_and_ends_with_a_newline(format_):
    """`£` and `–` stand as they are, not as escapes."""
    text = RENDERERS[format_](REPORT, View())
    assert "£500 every minute" in text
    assert "15–20 years" in text
    assert text.endswith("}\n")


def test_json_is_indented_by_two():
    assert RENDERERS["json"](REPORT, View()).startswith('{\n  "version": 1,\n  "tool": {\n    "name"')


def test_a_file_name_that_is_no_unicode_can_be_written():
    """Linux allows any bytes in a name; Python hands them over as lone surrogates."""
    odd = replace(REPORT.unread[0], path="caf\udce9.pdf")
    text = RENDERERS["json"](replace(EMPTY, unread=(odd,)), View())
    assert b"caf?.pdf" in text.encode("utf-8")


NUMBERS = [  # value  in JSON
    (80.0, "80"),
    (2.5e9, "2500000000"),
    (0.25, "0.25"),
    (-3.0, "-3"),
    (2299999.9999999995, "2300000"),
    (0.1 + 0.2, "0.3"),
    (1e300, "1e+300"),
    (math.nan, "null"),
    (math.inf, "null"),
]


@pytest.mark.parametrize(("value", "written"), NUMBERS, ids=[row[1] for row in NUMBERS])
def test_numbers_are_written_without_noise(value, written):
    """Whole numbers as integers; what is no number as null, for JSON knows no NaN."""
    shaped = quantity_shape(quantity("x", value, Kind.COUNT))["value"]
    assert json.dumps(shaped, allow_nan=False) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_their_value(value):
    assert plain_number(value) == pytest.approx(value, rel=1e-14)


MOMENTS = [
    (date(2020, 7, 1), "2020-07-01"),
    (datetime(2026, 11, 21, 10, 0, tzinfo=UTC), "2026-11-21T10:00:00Z"),
    (datetime(2026, 11, 21, 10, 0, 0, 999, tzinfo=timezone(timedelta(hours=2))), "2026-11-21T08:00:00Z"),
    (datetime(2026, 11, 21, 10, 0), "2026-11-21T10:00:00Z"),  # noqa: DTZ001 - that is the case
]


@pytest.mark.parametrize(("moment", "written"), MOMENTS, ids=[str(row[0]) for row in MOMENTS])
def test_dates_are_iso_and_moments_utc(moment, written):
    assert iso(moment) == written
