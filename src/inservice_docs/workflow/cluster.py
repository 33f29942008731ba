"""A cluster (叢集) of `distributed`'s: many machines that make the documents of a batch.

With TLS wherever its traffic leaves this machine: the lists are personal data, and a scheduler and
its workers run whatever they are sent.
"""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from inservice_docs import __version__
from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.batch import AHEAD

CERTIFICATES = "INSERVICE_CLUSTER_CERTIFICATES"
"""The setting that names the folder of ca.pem, cert.pem and key.pem for a cluster's TLS."""

_RETRIES = 3
_SECONDS = 20
_PIECES_EACH = 3  # that no worker waits for the next


@contextlib.contextmanager
def open_cluster(address: str) -> Iterator[Executor]:
    """Give the executor of a cluster; raises UserError for one that is unsafe or not to be had."""
    _require_safe(address)
    try:
        import distributed as library
    except ModuleNotFoundError:
        raise UserError(
            error(
                "cluster-missing",
                "沒有安裝叢集運算的套件。",
                "以 pip install inservice-docs[cluster] 安裝；或改用 --processes。",
            )
        ) from None
    distributed: Any = library  # it has no types
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(
            address, security=_security(address), timeout=_SECONDS, set_as_default=False
        )
    except (OSError, ValueError, TypeError) as problem:
        raise _unreachable(address, str(problem)) from None
    try:
        _require_workers(client, address)
        client.register_plugin(_quiet_plugin(distributed.WorkerPlugin))
        executor = client.get_executor(pure=False, retries=_RETRIES)
        executor.ahead = max(AHEAD, _PIECES_EACH * sum(client.nthreads().values()))
        yield executor
    except distributed.scheduler.KilledWorker:
        raise UserError(
            error(
                "worker-lost",
                "叢集的工作程序一再中途結束。",
                "已完成的都保留；查看工作程序的紀錄，再執行一次就會接著做。",
            )
        ) from None
    finally:
        client.close(timeout=2)


def _require_safe(address: str) -> None:
    """Refuse an address whose traffic would leave this machine in the clear."""
    parts = urlsplit(address)
    if parts.scheme not in ("tcp", "tls") or not parts.hostname:
        raise UserError(
            error(
                "cluster-address",
                f"「{address[:80]}」不是叢集的位址。",
                "位址像 tls://主機:8786；本機可用 tcp://127.0.0.1:8786。",
            )
        )
    if parts.scheme == "tcp" and not _is_loopback(parts.hostname):
        raise UserError(
            error(
                "cluster-not-encrypted",
                f"「{address[:80]}」不在本機，連線卻沒有加密；名單是個人資料，而且叢集會執行"
                "收到的程式。",
                f"以 TLS 啟動叢集，改用 tls://…，並以 {CERTIFICATES} 指定憑證資料夾。",
            )
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _security(address: str) -> Any:
    """Return the certificates for a tls:// address: of the folder set, else distributed's own."""
    import distributed.security

    make: Any = distributed.security.Security
    if not address.startswith("tls:"):
        return None
    folder = os.environ.get(CERTIFICATES, "")
    if folder:
        files = {name: Path(folder) / f"{name}.pem" for name in ("ca", "cert", "key")}
        lacking = [path.name for path in files.values() if not path.is_file()]
        if lacking:
            raise _no_certificates(f"「{folder}」裡沒有 {'、'.join(lacking)}")
        return make(
            require_encryption=True,
            tls_ca_file=str(files["ca"]),
            tls_client_cert=str(files["cert"]),
            tls_client_key=str(files["key"]),
        )
    security = make(require_encryption=True)
    if not security.tls_ca_file or not security.tls_client_cert:
        raise _no_certificates("沒有設定 TLS 憑證")
    return security


def _no_certificates(what: str) -> UserError:
    return UserError(
        error(
            "cluster-certificates",
            f"{what}，無法安全地連上叢集。",
            f"以 {CERTIFICATES} 指定放有 ca.pem、cert.pem、key.pem 的資料夾。",
        )
    )


def _unreachable(address: str, reason: str) -> UserError:
    return UserError(
        error(
            "cluster-unreachable",
            f"連不上叢集「{address[:80]}」（{reason[:120]}）。",
            "確認排程程序已啟動、位址與憑證正確；或改用 --processes。",
        )
    )


def _require_workers(client: Any, address: str) -> None:
    """Refuse a cluster without workers, or whose workers run another version."""
    versions: dict[str, str] = client.run(worker_version, on_error="return")
    if not versions:
        raise _unreachable(address, "叢集沒有任何工作程序")
    mine = worker_version()
    for worker, theirs in versions.items():
        if theirs != mine:
            raise UserError(
                error(
                    "cluster-version",
                    f"叢集的工作程序 {worker} 不是同一版的程式。",
                    f"在各機器安裝 inservice-docs {__version__} 與 Python"
                    f" {sys.version_info.major}.{sys.version_info.minor} 後重新啟動。",
                )
            )


def worker_version() -> str:
    """Return what must be the same on every machine: Python and this program."""
    return f"{sys.version_info.major}.{sys.version_info.minor} {__version__}"


def _quiet_plugin(base: type[Any]) -> Any:
    """Return a plugin that stops each worker's profiler, which costs up to half of its time."""

    class Quiet(base):  # type: ignore[misc]
        name = "inservice-quiet"

        def setup(self, worker: Any) -> None:
            for timer in ("profile", "profile-cycle"):
                if timer in worker.periodic_callbacks:
                    worker.periodic_callbacks[timer].stop()

    return Quiet()
