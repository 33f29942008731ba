"""What is documented for the templates of sheets is what they are really given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.documents.certificates import certificate_context, compose_certificates
from inservice_docs.documents.course_entry import compose_course_entry
from inservice_docs.documents.placeholders import sample_of
from inservice_docs.documents.sheet_placeholders import placeholders_of
from inservice_docs.documents.signup_form import compose_signup_form
from inservice_docs.documents.study_plan import compose_study_plan
from inservice_docs.formats.plan_file.plan_yaml import read_plan
from inservice_docs.formats.plan_file.settings import read_settings
from inservice_docs.formats.tables.roster import read_roster
from inservice_docs.formats.templates import built_in_folder
from inservice_docs.taiwan.course_codes import load

SAMPLES = built_in_folder() / "samples"
PROTOTYPE = {"格"}
"""What stands once in a template and is repeated for every column."""


def given() -> dict[str, Mapping[str, Any]]:
    """What each template of a sheet gets for the sample study."""
    plan = read_plan(SAMPLES / "plan.yaml").value
    school = read_settings(SAMPLES / "inservice.toml").value
    people = read_roster(SAMPLES / "roster.csv").value.people
    (certificate, *_) = compose_certificates(plan, school, load(), people).value
    return {
        "rosters/study_plan.docx": compose_study_plan(plan, school, load()).context(),
        "rosters/signup_form.docx": compose_signup_form(plan, school).context(),
        "rosters/course_entry.docx": compose_course_entry(plan, school, load()).context(),
        "certificates/hours_certificate.docx": certificate_context(certificate),
    }


@pytest.mark.parametrize("template", sorted(given()))
def test_every_placeholder_is_given_and_every_value_documented(template: str) -> None:
    """No name is promised that is missing, none is given that nobody knows of."""
    documented = set(sample_of(placeholders_of(template) or ())) - PROTOTYPE
    assert documented == set(given()[template])


@pytest.mark.parametrize("template", sorted(given()))
def test_a_sample_has_the_shape_of_what_is_given(template: str) -> None:
    """A list is documented by a list whose elements have the same fields."""
    documented = sample_of(placeholders_of(template) or ())
    for name, value in given()[template].items():
        assert isinstance(value, type(documented[name])), name
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            assert set(documented[name][0]) == set(value[0]), name


def test_a_wording_and_a_kind_of_the_schools_own_are_documented() -> None:
    """Every wording has the phrases' placeholders, every Word template of a letter the page's."""
    assert placeholders_of("letters/wording/thanks.yaml") == placeholders_of(
        "letters/wording/invitation.yaml"
    )
    assert placeholders_of("letters/thanks.docx") == placeholders_of("letters/letter.docx")
    assert placeholders_of("certificates/獎狀式.docx") == placeholders_of(CERTIFICATE)
    assert placeholders_of("rosters/unknown.docx") is None
