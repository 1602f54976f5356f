"""One Policy from flag, environment, claims.yaml and default; the first that speaks wins."""

from datetime import timedelta

import pytest

from evidence_audit.config import SETTINGS, age, merge
from evidence_audit.errors import PolicyError
from evidence_audit.model import Policy, Severity
from evidence_audit.register import Written


def written(value):
    return Written(value=value, place="claims.yaml:4: policy.x")


PRECEDENCE = [  # flags, environment, file, timeout
    ({"timeout": "3"}, {"EVIDENCE_AUDIT_TIMEOUT": "4"}, {"timeout": written(5)}, 3),
    ({}, {"EVIDENCE_AUDIT_TIMEOUT": "4"}, {"timeout": written(5)}, 4),
    ({"timeout": None}, {}, {"timeout": written(5)}, 5),
    ({}, {}, {}, Policy().timeout),
]


@pytest.mark.parametrize(("flags", "environ", "file", "timeout"), PRECEDENCE)
def test_the_nearest_word_wins(flags, environ, file, timeout):
    assert merge(flags, environ, file).timeout == timeout


SETTINGS_READ = [  # name, written, field, value
    ("offline", "true", "offline", True),
    ("offline", False, "offline", False),
    ("max-age", "12h", "max_age", timedelta(hours=12)),
    ("max-source-age", "5y", "max_source_age", timedelta(days=5 * 365.25)),
    ("fail-on", "warning", "fail_on", Severity.WARNING),
    ("fail-on", "never", "fail_on", None),
    ("select", "EA2,ea101", "select", ("EA2", "EA101")),
    ("ignore", ["EA1", "EA205"], "ignore", ("EA1", "EA205")),
    ("ignore", "EA5,EA402", "ignore", ("EA5", "EA402")),
    ("connect-to", ["a.example:80:127.0.0.1:8080"], "connect_to", ("a.example:80:127.0.0.1:8080",)),
    ("connect-to", "::[::1]:8080", "connect_to", ("::[::1]:8080",)),
    ("jobs", "4", "jobs", 4),
    ("document-timeout", "90", "document_timeout", 90),
    ("pdf-engine", "pdfminer", "pdf_engine", "pdfminer"),
    ("rules", {"EA104": "ignore", "EA2": "note"}, "severities", {"EA104": None, "EA2": Severity.NOTE}),
]


@pytest.mark.parametrize(("name", "value", "field", "expected"), SETTINGS_READ)
def test_each_setting_is_read_from_the_register(name, value, field, expected):
    assert getattr(merge({}, {}, {name: written(value)}), field) == expected


WRONG = [  # name, written, said
    ("offline", "perhaps", "true or false"),
    ("max-age", "soon", "30d"),
    ("timeout", "-1", "between 0"),
    ("timeout", "long", "between 0"),
    ("jobs", "0", "whole number"),
    ("document-timeout", "0", "between 0"),
    ("pdf-engine", "ghost", "pdfminer, pdfium"),
    ("fail-on", "fatal", "error, warning, note, never"),
    ("select", "XY1", "'XY1'"),
    ("select", "EA999", "EA999"),
    ("select", "EA5", "EA5"),
    ("ignore", "EA999", "EA999"),
    ("rules", {"EA999": "note"}, "EA999"),
    ("connect-to", "localhost", "HOST:PORT:ADDRESS:PORT"),
    ("rules", "EA104", "mapping"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_setting_names_its_place_and_what_is_expected(name, value, said):
    with pytest.raises(PolicyError) as refused:
        merge({}, {}, {name: written(value)})
    assert "claims.yaml:4" in str(refused.value)
    assert said in str(refused.value)


def test_a_wrong_flag_and_a_wrong_variable_are_named():
    with pytest.raises(PolicyError, match="--jobs"):
        merge({"jobs": "many"}, {}, {})
    with pytest.raises(PolicyError, match="EVIDENCE_AUDIT_JOBS"):
        merge({}, {"EVIDENCE_AUDIT_JOBS": "many"}, {})


def test_an_unknown_key_of_the_register_is_an_error():
    with pytest.raises(PolicyError, match="unknown key"):
        merge({}, {}, {"fail-onn": written("error")})


def test_every_setting_fills_a_field_of_its_own():
    fields = [setting.field for setting in SETTINGS]
    assert len(set(fields)) == len(fields)
    assert all(hasattr(Policy(), name) for name in fields)


@pytest.mark.parametrize(("text", "days"), [("24h", 1), ("2w", 14), ("1m", 30.4375), ("1y", 365.25)])
def test_ages_in_days(text, days):
    assert age(text) == timedelta(days=days)
