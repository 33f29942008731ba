"""What is rendered: the project's own certificate and sign-in sheet, and fictional people."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from typing import Any

from inservice_docs.documents.certificates import certificate_context
from inservice_docs.formats.columns import fit_columns
from inservice_docs.formats.templates import find_template
from inservice_docs.records.certificate import Certificate
from inservice_docs.records.table import Column

SCHOOL = "臺中市私立曉明女子高級中學"
ROWS = 40
COLUMNS = ("編號", "服務學校", "職稱", "姓名", "簽到", "備註")
_FAMILY, _GIVEN = "林黃張李吳蔡許鄭謝陳", "宜範士例美樣大本小題文試佳測立堃喆綉家正"


def name(number: int) -> str:
    """Return a fictional name."""
    given = _GIVEN[number // 10 % 20] + _GIVEN[number // 200 % 20]
    return _FAMILY[number % 10] + given


def certificate(number: int) -> Certificate:
    """Return one of any number of certificates."""
    return Certificate(
        number=f"(115)曉中宗字第{number:07}號",
        name=name(number),
        id_masked=f"B2{number % 10000:04}****",
        study="十二年一貫生命教育分享日",
        organiser=SCHOOL,
        dates="115年9月18日",
        hours=Decimal(3),
        issued_on=dt.date(2026, 9, 20),
        head="校長 王範例",
    )


def certificate_values(number: int) -> dict[str, Any]:
    """Return what a certificate says: twelve fields."""
    return certificate_context(certificate(number))


def certificate_template() -> bytes:
    """Return the project's own template."""
    return find_template("certificates/hours_certificate.docx").read_bytes()


def sign_in_template() -> bytes:
    """Return the project's own sign-in sheet, fitted to six columns."""
    columns = tuple(Column(heading, heading) for heading in COLUMNS)
    return fit_columns(find_template("rosters/sign_in_sheet.docx").read_bytes(), columns)


def sign_in_values(number: int) -> dict[str, Any]:
    """Return what a sign-in sheet of forty people says."""
    people = range(number * ROWS, (number + 1) * ROWS)
    return {
        "標題": f"「十二年一貫生命教育分享日」第{number}場簽到表",
        "說明": ["日期：115年9月18日（星期五）", "地點：本校至愛樓會議廳"],
        "欄名": list(COLUMNS),
        "名單": [
            [str(at), f"臺中市範例{at % 50}國民小學", "合格專任教師", name(at), "", ""]
            for at in people
        ],
    }


# The other engines have their own tags; layout and fields stay the same.
_TAG_PARAGRAPH = r"<w:p>(?:(?!</w:p>).)*?\{%p[^<]*%\}(?:(?!</w:p>).)*?</w:p>"
_TAG_ROW = r"<w:tr>(?:(?!</w:tr>).)*?\{%tr[^<]*%\}(?:(?!</w:tr>).)*?</w:tr>"


def for_peer(template: bytes, tag: str) -> bytes:
    """Return the certificate for an engine whose fields look like `tag` (`{%s}`, `{d.%s}`).

    The condition for long texts goes, with its branch, and so does the place for the code.
    """

    def edit(xml: str) -> str:
        xml = re.sub(r"<w:r>(?:(?!</w:r>).)*?\{%r.*\{%r[^<]*%\}.*?</w:r>", "", xml)
        xml = re.sub(
            _TAG_PARAGRAPH + r"<w:p>(?:(?!</w:p>).)*</w:p>(?=" + _TAG_PARAGRAPH + ")",
            "",
            xml,
            count=1,
        )
        xml = re.sub(_TAG_PARAGRAPH, "", xml)
        return re.sub(r"\{\{ (\w+) \}\}", lambda found: tag % found.group(1), xml)

    return _edited(template, edit)


def rows_for_peer(template: bytes, style: str) -> bytes:
    """Return the sign-in sheet for docxtemplater and easy-template-x, or for carbone."""
    mark = "{d.%s}" if style == "carbone" else "{%s}"

    def edit(xml: str) -> str:
        xml = re.sub(_TAG_ROW, "", xml)
        xml = re.sub(_TAG_PARAGRAPH, "", xml)
        xml = xml.replace("{{ 標題 }}", mark % "標題").replace("{{ 行 }}", mark % "說明")
        for at, heading in enumerate(COLUMNS):
            xml = xml.replace(f"{{{{ 欄名[{at}] }}}}", heading)
            if style == "carbone":
                cell = f"{{d.名單[i].c{at}}}"
            else:
                start = "{#名單}" if at == 0 else ""
                cell = start + f"{{c{at}}}" + ("{/名單}" if at == len(COLUMNS) - 1 else "")
            xml = xml.replace(f"{{{{ 列[{at}] }}}}", cell)
        if style == "carbone":
            # It finds the end of a loop in a second row.
            row = re.search(r"<w:tr>(?:(?!</w:tr>).)*\[i\](?:(?!</w:tr>).)*</w:tr>", xml)
            assert row is not None
            xml = xml.replace(row.group(), row.group() + row.group().replace("[i]", "[i+1]"))
        return xml

    return _edited(template, edit)


def row_values(values: dict[str, Any]) -> dict[str, Any]:
    """Return a sign-in sheet's values with rows of named cells."""
    people = [{f"c{at}": text for at, text in enumerate(row)} for row in values["名單"]]
    return {"標題": values["標題"], "說明": "　".join(values["說明"]), "名單": people}


def for_mail_merge(template: bytes) -> bytes:
    """Return the certificate with merge fields (合併列印), for docx-mailmerge2."""
    field = '<w:fldSimple w:instr=" MERGEFIELD %s "><w:r><w:t>«%s»</w:t></w:r></w:fldSimple>'

    def edit(xml: str) -> str:
        def run(found: re.Match[str]) -> str:
            pieces = re.split(r"(«\w+»)", found.group(2))
            shape, made = found.group(1) or "", []
            for piece in filter(None, pieces):
                if piece[0] == "«":
                    made.append(field % (piece[1:-1], piece[1:-1]))
                else:
                    made.append(f'<w:r>{shape}<w:t xml:space="preserve">{piece}</w:t></w:r>')
            return "".join(made)

        text = r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*«[^<]*)</w:t></w:r>"
        return re.sub(text, run, xml)

    return _edited(for_peer(template, "«%s»"), edit)


def _edited(template: bytes, edit: Any) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(made, "w", 8) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                data = edit(data.decode()).encode()
            target.writestr(info.filename, data)
    return made.getvalue()
