"""Where templates are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.templates import built_in_folder, find_template, list_templates
from inservice_docs.records.finding import UserError

NAME = "letters/letter.docx"


def own(workspace: Path, name: str, data: bytes = b"own") -> Path:
    path = workspace / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_built_in_template_is_found() -> None:
    """Without a workspace, and in one without templates, the built-in one serves."""
    assert find_template(NAME) == built_in_folder() / NAME
    assert find_template(NAME).read_bytes().startswith(b"PK")


def test_workspaces_own_comes_first(tmp_path: Path) -> None:
    """A school's own file takes the built-in one's place, in the list too."""
    assert find_template(NAME, tmp_path) == built_in_folder() / NAME
    path = own(tmp_path, NAME)
    assert find_template(NAME, tmp_path) == path
    listed = {each.name: each for each in list_templates(workspace=tmp_path)}
    assert (listed[NAME].path, listed[NAME].source_word) == (path, "學校自訂")
    assert listed["letters/memo.docx"].source_word == "內建"
    assert listed[NAME].as_json() == {"name": NAME, "path": str(path), "source": "own"}


def test_list_of_a_folder(tmp_path: Path) -> None:
    """A folder's templates in order; what a word processor leaves beside them is none."""
    own(tmp_path, "letters/wording/thanks.yaml")
    own(tmp_path, "letters/wording/~$anks.docx")
    own(tmp_path, "letters/wording/notes.bak")
    names = [each.name for each in list_templates("letters/wording", tmp_path)]
    assert names == sorted(names)
    assert "letters/wording/thanks.yaml" in names
    assert "letters/wording/invitation.yaml" in names
    assert not any("~" in name or name.endswith(".bak") for name in names)
    assert list_templates("letters/none") == ()


@pytest.mark.parametrize(
    "name",
    [
        "../secret.docx",
        "letters/../../secret.docx",
        "/etc/passwd",
        "C:/secret.docx",
        "letters\\..\\secret.docx",
        "\\\\server\\share.docx",
        "letters/.hidden.docx",
        "letters/a\x00.docx",
        "",
        ".",
    ],
)
def test_names_stay_within_the_folders(name: str, tmp_path: Path) -> None:
    """A name that leads elsewhere is refused, whether the file is there or not."""
    (tmp_path / "secret.docx").write_bytes(b"secret")
    with pytest.raises(UserError) as caught:
        find_template(name, tmp_path)
    assert caught.value.findings[0].code == "template-name"


def test_links_stay_within_the_folders(tmp_path: Path) -> None:
    """A link that leads out of the workspace's templates is not followed."""
    secret = tmp_path / "secret.docx"
    secret.write_bytes(b"secret")
    link = tmp_path / "templates" / "letters" / "own.docx"
    link.parent.mkdir(parents=True)
    link.symlink_to(secret)
    with pytest.raises(UserError):
        find_template("letters/own.docx", tmp_path)


def test_unknown_name_has_a_suggestion() -> None:
    """A slip of the pen is answered with the nearest name."""
    with pytest.raises(UserError) as caught:
        find_template("letters/leter.docx")
    (found,) = caught.value.findings
    assert found.code == "template-missing"
    assert NAME in found.fix


@pytest.mark.parametrize("name", ["letter.docx", "wording/invitation.yaml", "invitation.yaml"])
def test_a_name_without_its_folder_is_recognised(name):
    """Whoever gives the file alone is told its whole name, not that of one spelt alike."""
    with pytest.raises(UserError) as problem:
        find_template(name)
    (whole,) = [each.name for each in list_templates() if each.name.endswith("/" + name)]
    assert f"「{whole}」" in problem.value.findings[0].fix
