"""A real browser, and a real JupyterLab for it: skipped with the reason where one of them is missing."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 90_000
"""Milliseconds for what a kernel has to do first; a busy machine is no failure."""
AXE = ROOT / ".venv" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
TOKEN = "for-this-test-only"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium is installed")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page, as wide as a small laptop's."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def serious() -> Callable[..., list[str]]:
    """A function that lists what the accessibility checker finds that would keep somebody from reading."""
    if not AXE.is_file():
        pytest.skip(f"axe-core is not installed (npm install --prefix {AXE.parents[2]} axe-core)")
    checker = AXE.read_text(encoding="utf-8")

    def check(page: Any, within: str = "body") -> list[str]:
        page.evaluate(checker)
        found = page.evaluate("(within) => axe.run(within)", within)["violations"]
        return [
            f"{each['id']}: {each['nodes'][0]['html'][:200]}"
            for each in found
            if each["impact"] in ("serious", "critical")
        ]

    return check


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A JupyterLab of its own: its address, and the folder that it serves."""
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    folder, home = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("lab")
    with _running(folder, home) as address:
        yield address, folder


@contextmanager
def _running(folder: Path, home: Path) -> Iterator[str]:
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(
        json.dumps({"fetchNews": "false", "checkForUpdates": False})
    )
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    options = (
        "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    )  # fmt: skip
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    with (home / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], env=environment, stdout=log, stderr=log
        )
        try:
            _wait_for(f"{address}/api/status?token={TOKEN}", server, home / "log.txt")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = monotonic() + PATIENCE / 1000
    while monotonic() < end and server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-2000:]}")


@pytest.fixture
def run_all(lab: tuple[str, Path], page: Any) -> Any:
    """Open a notebook in JupyterLab and run it by Run → Run All Cells; returns the page when all has run."""
    address, _ = lab

    def run(name: str) -> Any:
        page.goto(f"{address}/lab/tree/{name}?reset&token={TOKEN}")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
        page.wait_for_selector(".jp-Toolbar-kernelName:has-text('Python')", timeout=PATIENCE)
        page.wait_for_selector("[data-status='idle']", timeout=PATIENCE)
        page.click(".lm-MenuBar-itemLabel:text-is('Run')")
        page.click("[data-command='runmenu:run-all']")
        page.wait_for_function(
            "() => { const all = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];"
            " return all.length && all.every((each) => /\\[\\d+\\]/.test(each.textContent)); }",
            timeout=PATIENCE,
        )
        return page

    return run
