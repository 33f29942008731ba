"""A small cluster of `distributed`'s on loopback: a scheduler and workers as real processes."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cluster:
    """Its address, and its workers' processes."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextlib.contextmanager
def cluster(
    folder: Path, workers: int, certificates: Path | None = None, setting: str = "True"
) -> Iterator[Cluster]:
    """Run a scheduler and workers; `setting` is what the workers' profiler is told to be."""
    file = folder / "scheduler.json"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": setting,
    }
    words: list[str] = ["--protocol", "tls"] if certificates else ["--protocol", "tcp"]
    if certificates:
        for option, name in (("ca-file", "ca"), ("cert", "cert"), ("key", "key")):
            words += [f"--tls-{option}", str(certificates / f"{name}.pem")]
    processes: list[subprocess.Popen[bytes]] = []

    def start(program: str, *more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{program}", *words, *more]
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        processes.append(process)
        return process

    try:
        start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--scheduler-file", str(file),
        )  # fmt: skip
        address = _address(file)
        made = [
            start(
                "dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                "--host", "127.0.0.1", "--local-directory", str(folder),
            )
            for _ in range(workers)
        ]  # fmt: skip
        yield Cluster(address, made)
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    for _ in range(3000):
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(file.read_text("utf-8"))["address"])
        time.sleep(0.02)
    raise AssertionError("the scheduler did not start")


def make_certificates(folder: Path) -> Path:
    """Write ca.pem, cert.pem and key.pem for 127.0.0.1 into a folder."""
    folder.mkdir()
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "cluster")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    for file, data in (("ca.pem", pem), ("cert.pem", pem), ("key.pem", private)):
        (folder / file).write_bytes(data)
    return folder
