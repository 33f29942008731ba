"""A cluster makes the same documents, also when a worker dies; nothing personal goes in clear."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Any

import pytest
from tests.support.batches import letters, sink_for
from tests.support.clusters import cluster, make_certificates

from inservice_docs.records.finding import UserError
from inservice_docs.workflow import cluster as module
from inservice_docs.workflow.batch import run_batch
from inservice_docs.workflow.cluster import CERTIFICATES, worker_version
from inservice_docs.workflow.executors import open_executor


def code(address: str) -> str:
    with pytest.raises(UserError) as problem, open_executor(0, address):
        pass
    return problem.value.findings[0].code


def wait_for_workers(address: str, count: int) -> None:
    import distributed

    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)


def test_a_worker_that_is_killed_half_way_costs_nothing_but_time(tmp_path: Path) -> None:
    """With two workers and one killed, every document comes out, the same as on one machine."""
    alone = tmp_path / "alone.zip"
    run_batch(letters(60), sink_for(alone))
    target = tmp_path / "cluster.zip"
    with cluster(tmp_path, 2) as running:
        wait_for_workers(running.address, 2)
        with open_executor(0, running.address) as executor:
            done: list[int] = []

            def step(count: int) -> None:
                done.append(count)
                if len(done) == 10:
                    running.workers[0].kill()

            run_batch(letters(60, pause=0.01), sink_for(target), executor, step)
    assert target.read_bytes() == alone.read_bytes()


def profiler(dask_worker: Any) -> bool:
    timers = dask_worker.periodic_callbacks
    return any(timers[name].is_running() for name in ("profile", "profile-cycle"))


def test_the_workers_profiler_is_switched_off(tmp_path: Path) -> None:
    """It costs up to half of the time; the workers of the test were started with it."""
    import distributed

    with cluster(tmp_path, 1) as running:
        wait_for_workers(running.address, 1)
        with distributed.Client(running.address, set_as_default=False) as client:
            assert list(client.run(profiler).values()) == [True]
            with open_executor(0, running.address) as executor:
                assert executor is not None
                assert executor.submit(worker_version).result() == worker_version()
            assert list(client.run(profiler).values()) == [False]


def test_an_encrypted_cluster_works_with_its_certificates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With TLS and the folder of certificates the work is done; without them it is refused."""
    folder = make_certificates(tmp_path / "certificates")
    with cluster(tmp_path, 1, folder) as running:
        assert running.address.startswith("tls://")
        assert code(running.address) == "cluster-certificates"
        monkeypatch.setenv(CERTIFICATES, str(tmp_path))
        assert code(running.address) == "cluster-certificates"
        monkeypatch.setenv(CERTIFICATES, str(folder))
        for _ in range(300):
            with contextlib.suppress(UserError), open_executor(0, running.address) as executor:
                run_batch(letters(3), sink_for(tmp_path / "out"), executor)
                break
            time.sleep(0.2)
    assert len(list((tmp_path / "out").iterdir())) == 30


@pytest.mark.parametrize("host", ["192.0.2.7", "school.example", "0.0.0.0", "[2001:db8::1]"])
def test_names_of_people_leave_the_machine_encrypted_only(host: str) -> None:
    """tcp:// is for loopback; nothing is even connected to elsewhere."""
    assert code(f"tcp://{host}:8786") == "cluster-not-encrypted"


@pytest.mark.parametrize("address", ["", "8786", "http://127.0.0.1:8786", "tcp://", "ucx://h:1"])
def test_an_address_is_an_address(address: str) -> None:
    """Anything else is told, with what one looks like."""
    if address:
        assert code(address) == "cluster-address"


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens on that port."""
    monkeypatch.setattr(module, "_SECONDS", 0.5)
    assert code("tcp://127.0.0.1:9") == "cluster-unreachable"


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    """A scheduler alone would let the batch wait for ever."""
    with cluster(tmp_path, 0) as running:
        assert code(running.address) == "cluster-unreachable"


def test_workers_of_another_version_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would make other documents, or none."""
    with cluster(tmp_path, 1) as running:
        wait_for_workers(running.address, 1)
        monkeypatch.setattr(module, "__version__", "0.0.1")
        assert code(running.address) == "cluster-version"
