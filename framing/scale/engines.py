"""Engines: where batches are scored. Each takes work and items and gives the results in the items' order.

Only a few items are under way at a time, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from framing import _check
from framing.errors import ArgumentError, FramingError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 2
"""Items under way for each process: one that is worked on, one that waits."""


class Engine(Protocol):
    """What scores batches: `LocalEngine` or `DaskEngine`."""

    def in_order(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Apply `work` to every item; give the results in the items' order."""
        ...


@dataclass(frozen=True)
class LocalEngine:
    """Processes of this machine.

    Parameters
    ----------
    jobs : int
        How many; with one, everything runs in the calling process.

    Raises
    ------
    ArgumentError
        If `jobs` is less than one.

    Examples
    --------
    >>> list(LocalEngine().in_order(str.upper, ["a", "b"]))
    ['A', 'B']
    """

    jobs: int = 1

    def __post_init__(self) -> None:
        _check.at_least("jobs", self.jobs, 1)

    def in_order(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Apply `work` to every item; give the results in the items' order."""
        if self.jobs == 1:
            yield from map(work, items)
            return
        from joblib.externals.loky import get_reusable_executor

        pool = get_reusable_executor(max_workers=self.jobs)
        try:
            yield from _window(lambda item: pool.submit(work, item), items, lambda: AHEAD * self.jobs)
        except BrokenProcessPool as error:
            raise _lost(error) from error


@dataclass(frozen=True)
class DaskEngine:
    """A Dask cluster: one that runs already, on any number of machines, or one of this machine's own processes.

    A worker that is lost costs only the batches that it held: Dask gives them to another.

    Parameters
    ----------
    scheduler : str, optional
        Address of a running scheduler, such as ``tcp://10.0.0.5:8786``; framing must be installed on its workers.
    jobs : int
        Processes to start where no scheduler is named.

    Raises
    ------
    ArgumentError
        If `jobs` is less than one, or (when it is used) the scheduler does not answer.
    MissingExtraError
        When it is used, if Dask is not installed.
    """

    scheduler: str | None = None
    jobs: int = 2

    def __post_init__(self) -> None:
        _check.at_least("jobs", self.jobs, 1)

    def in_order(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Apply `work` to every item; give the results in the items' order."""
        distributed = _check.extra("distributed", "dask")
        with self._client(distributed) as client:
            try:
                yield from _window(
                    lambda item: client.submit(work, item, pure=False),
                    items,
                    lambda: AHEAD * max(sum(client.nthreads().values()), 1),
                )
            except distributed.KilledWorker as error:
                raise _lost(error) from error

    @contextmanager
    def _client(self, distributed: Any) -> Iterator[Any]:
        if not self.scheduler:
            with (
                distributed.LocalCluster(
                    n_workers=self.jobs, threads_per_worker=1, dashboard_address=None
                ) as cluster,
                distributed.Client(cluster) as client,
            ):
                yield client
            return
        try:
            client = distributed.Client(self.scheduler)
        except (OSError, ValueError) as error:
            raise ArgumentError(f"the Dask scheduler {self.scheduler} does not answer ({error}).") from None
        with client:
            yield client


def _window(submit: Callable[[Item], Any], items: Iterable[Item], width: Callable[[], int]) -> Iterator[Any]:
    """Submit items while earlier ones are worked on; yield results in order; on a stop, cancel what waits."""
    waiting: deque[Any] = deque()
    try:
        for item in items:
            waiting.append(submit(item))
            while len(waiting) > width():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _lost(error: Exception) -> FramingError:
    return FramingError(
        f"a worker process ended in the middle of its work, perhaps for want of memory ({error}). "
        "What was done is kept: run the same command again to continue, with fewer jobs."
    )
