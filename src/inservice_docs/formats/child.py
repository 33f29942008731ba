"""A reader in a process of its own (另一個程序): what ends it ends nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """What a child put out, and whether it came to its end by itself and well."""

    output: bytes = field(repr=False)
    whole: bool


def ask_child(
    command: Sequence[str],
    data: bytes,
    seconds: float,
    environment: Mapping[str, str] | None = None,
) -> Said:
    """Start a command of this program itself, hand it bytes, and return what it puts out.

    After so many seconds it is ended; what it had put out by then is returned.
    """
    with subprocess.Popen(  # noqa: S603 - this program itself, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            output, _ = process.communicate(data, seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            output, _ = process.communicate()
            return Said(output, whole=False)
        except BaseException:
            process.kill()  # else leaving the block would wait for it
            raise
    return Said(output, whole=process.returncode == 0)
