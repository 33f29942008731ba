"""People in listings (遮蔽): names, telephones and addresses hidden unless the clerk asks for them.

ID numbers are hidden in every listing; only the hours-upload file holds them in full.
"""

from __future__ import annotations

from typing import Any

from inservice_docs.records.person import Person
from inservice_docs.taiwan.id_numbers import check_id
from inservice_docs.taiwan.masking import mask_email, mask_id, mask_name, mask_phone


def shown_person(person: Person, *, full: bool = False) -> dict[str, Any]:
    """Return a person with the keys of every `--json` answer; `full` shows all but the ID."""
    day = person.birth_date
    return {
        "name": person.name if full else mask_name(person.name),
        "id_number_masked": mask_id(person.id_number),
        "id_number_valid": check_id(person.id_number).certain,
        "school": person.school,
        "county": person.county,
        "position": person.position,
        "gender": person.gender,
        "birth_date": day.isoformat() if day and full else None,
        "phone": person.phone if full or not person.phone else mask_phone(person.phone),
        "email": person.email if full or not person.email else mask_email(person.email),
    }
