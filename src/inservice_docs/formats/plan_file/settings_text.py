"""Writing the school into a settings file (`inservice.toml`): its comments and all else stay."""

from __future__ import annotations

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from inservice_docs.formats.plan_file.settings import TABLES, standard_toml
from inservice_docs.records.base import field_names
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.school import School


def with_school(text: str, school: School) -> str:
    """Return the text of a settings file with another school in it.

    Values stand under the keys that the file uses already, Chinese or English. Raises UserError for
    a file that is no TOML.
    """
    try:
        document = tomlkit.parse(standard_toml(text))
    except (TOMLKitError, RecursionError):
        raise UserError(
            error("toml-syntax", "設定檔的格式有誤，不能改寫。", "先以文字編輯器更正該檔。")
        ) from None
    heading = next((name for name in TABLES if name in document), TABLES[0])
    table = document.setdefault(heading, tomlkit.table())
    assert isinstance(table, Table)
    keys = {name: key for key, name in reversed(field_names(School).items()) if key in table}
    for name, value in school.model_dump().items():
        key = keys.get(name, name)
        if value is None:
            table.pop(key, None)
        elif key in table or value or name == "superior":
            table[key] = value
    return tomlkit.dumps(document)
