"""Files are written beside their place and then renamed, so that a stop in the middle leaves the old one whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from framing.errors import ReadError


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary path beside `path`; rename it to `path` if the block ends well, else remove it.

    A link is followed, and a device (``/dev/stdout``) written as it is.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ReadError(f"{path}: cannot be written (it is a folder).")
    device = target.exists() and not target.is_file()
    try:
        beside = target if device else _beside(target)
        try:
            yield beside
            if not device:
                os.chmod(beside, 0o644)
                os.replace(beside, target)
        finally:
            if not device:
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise ReadError(f"{path}: cannot be written ({error.strerror or error}).") from None


def _beside(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    return Path(name)


@contextmanager
def alone(path: str | os.PathLike[str]) -> Iterator[None]:
    """Hold the lock file `path`; refuse if another process holds it. The system frees it when a process ends."""
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "a+b")
    except OSError as error:
        raise ReadError(f"{path}: cannot be written ({error.strerror}).") from None
    with file:
        try:
            _lock(file.fileno())
        except OSError:
            raise ReadError(
                f"{path}: another run is writing here; wait for it, or choose another output."
            ) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
