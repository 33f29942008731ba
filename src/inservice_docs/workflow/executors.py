"""Who does the work of a batch (運算資源): this process, several on this machine, or a cluster.

Everything is a `concurrent.futures.Executor`.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor

from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.handover import SharingPool

_MOST_PROCESSES = 61  # what Windows can wait for at once


@contextlib.contextmanager
def open_executor(processes: int = 0, cluster: str = "") -> Iterator[Executor | None]:
    """Give the executor asked for; None stands for this process alone.

    `cluster` is the address of a scheduler of `distributed`: `tcp://127.0.0.1:8786` on this
    machine, `tls://host:8786` anywhere else. Raises UserError for an address that is not safe,
    a cluster that does not answer or has another version of this program, and for both at once.
    """
    if processes > 1 and cluster:
        raise UserError(
            error("two-executors", "--processes 與 --cluster 只能擇一。", "刪去其中一個選項。")
        )
    if cluster:
        from inservice_docs.workflow.cluster import open_cluster

        with open_cluster(cluster) as executor:
            yield executor
    elif processes > 1:
        with _processes(processes) as executor:
            yield executor
    else:
        yield None


@contextlib.contextmanager
def _processes(count: int) -> Iterator[Executor]:
    # Started afresh on every system: what a fork would copy differs from one to the next.
    context = multiprocessing.get_context("spawn")
    pool = SharingPool(min(count, _MOST_PROCESSES), context, _prepare_worker)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=follow, daemon=True).start()
