"""The command `inservice-docs`: nouns and verbs, and what every failure looks like."""

from __future__ import annotations

import copy
import gc
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any

import typer

from inservice_docs.cli import (
    account,
    approval,
    attendance,
    audit,
    calendar,
    certificate,
    course,
    demo,
    document,
    hours,
    letter,
    mail,
    number,
    office,
    participants,
    people,
    plan,
    privacy,
    roster,
    serve,
    signup,
    template,
)
from inservice_docs.cli.chinese import Noun, usage_message
from inservice_docs.cli.output import (
    BUG,
    USAGE,
    USER_MISTAKE,
    findings_json,
    prepare_console,
    say,
    say_findings,
    say_json,
)

app = Noun("研習公文：一份計畫，產生教師研習的每一種文件。")
office.register(app)
demo.register(app)
serve.register(app)
app.add_typer(plan.app, name="plan")
app.add_typer(letter.app, name="letter")
app.add_typer(number.app, name="number")
app.add_typer(approval.app, name="approval")
app.add_typer(course.app, name="course")
app.add_typer(roster.app, name="roster")
app.add_typer(certificate.app, name="certificate")
app.add_typer(template.app, name="template")
app.add_typer(document.app, name="document")
app.add_typer(people.app, name="people")
app.add_typer(signup.app, name="signup")
app.add_typer(mail.app, name="mail")
app.add_typer(participants.app, name="participants")
app.add_typer(attendance.app, name="attendance")
app.add_typer(hours.app, name="hours")
app.add_typer(account.app, name="account")
app.add_typer(audit.app, name="audit")
app.add_typer(privacy.app, name="privacy")
app.add_typer(calendar.app, name="calendar")


INTERRUPTED = 130


def _version(wanted: bool) -> None:
    if wanted:
        from inservice_docs import __version__

        say(f"inservice-docs {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    context: typer.Context,
    workspace: Annotated[
        str | None,
        typer.Option(
            "--workspace",
            envvar="INSERVICE_WORKSPACE",
            metavar="DIR",
            show_envvar=False,
            help="工作區資料夾（有 inservice.toml）；未指定時由目前資料夾往上找",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="顯示版本後結束")
    ] = False,
) -> None:
    context.obj = workspace


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 user's mistake, 2 usage error, 70 a bug."""
    # A short life: a tenth of it would go on collecting what stays and on looking for plugins.
    gc.set_threshold(20_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(main(arguments))


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    prepare_console()
    words = _workspace_first(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in words
    try:
        _refuse_unholdable(words)
        command = typer.main.get_command(_asked(words))
        result = command(args=words, prog_name="inservice-docs", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except (typer.Abort, KeyboardInterrupt):
        say("已中止。", to_stderr=True)
        return INTERRUPTED
    except Exception as problem:
        return _failed(problem, as_json)
    if result == INTERRUPTED:  # what Typer makes of Ctrl-C
        say("已中止。", to_stderr=True)
    return result if isinstance(result, int) else 0


def _asked(words: list[str]) -> typer.Typer:
    """Return the noun asked for under the app, else all: making all takes longer than many do."""
    at = 0
    if words and words[0].startswith("--workspace"):
        at = 1 if "=" in words[0] else 2
    nouns = [noun for noun in app.registered_groups if noun.name in words[at : at + 1]]
    if not nouns:
        return app
    asked = copy.copy(app)
    asked.registered_groups, asked.registered_commands = nouns, []
    return asked


def _refuse_unholdable(words: list[str]) -> None:
    """Raise UserError for a text that no document can hold; names of files may be anything."""
    if all(word.isprintable() for word in words):
        return
    from inservice_docs.records.finding import UserError, error
    from inservice_docs.taiwan.text import unholdable

    for word in words:
        bad = unholdable(word)
        if bad and not os.path.lexists(word):
            raise UserError(
                error(
                    "text-unholdable",
                    f"指令裡有文件無法儲存的字元（U+{bad[0][1]:04X}）。",
                    "刪除該字元後重新輸入；常見於從其他程式複製貼上。",
                )
            )


def _workspace_first(words: list[str]) -> list[str]:
    """Move `--workspace DIR` to the front: a clerk may put it anywhere on the line."""
    for index, word in enumerate(words):
        if word == "--workspace" and index + 1 < len(words):
            return [word, words[index + 1], *words[:index], *words[index + 2 :]]
        if word.startswith("--workspace="):
            return [word, *words[:index], *words[index + 1 :]]
    return words


def _failed(problem: Exception, as_json: bool) -> int:
    """Show a failure as what it is: a user's mistake, a usage error or a bug."""
    findings: Any = getattr(problem, "findings", None)
    if findings is not None and type(problem).__name__ == "UserError":
        if as_json:
            say_json({"findings": findings_json(findings)})
        else:
            say_findings(findings, to_stderr=True)
        return USER_MISTAKE
    if hasattr(problem, "format_message"):
        context = getattr(problem, "ctx", None)
        say(f"用法錯誤：{usage_message(problem)}", to_stderr=True)
        where = context.command_path if context is not None else "inservice-docs"
        say(f"說明請看：{where} --help", to_stderr=True)
        return USAGE
    # The message of an unforeseen error may hold what it worked on: show where, never what.
    place = traceback.extract_tb(problem.__traceback__)[-1]
    say(
        f"程式本身出錯（{type(problem).__name__}，{Path(place.filename).name}"
        f" 第{place.lineno}行），不是您的操作問題。",
        to_stderr=True,
    )
    say("資料沒有更動。請把上面這一行與所用的指令回報給維護者。", to_stderr=True)
    if os.environ.get("INSERVICE_DEBUG"):
        traceback.print_exception(problem)
    return BUG
