"""A built site in a browser; tests that need one are skipped where none is installed, but never in CI."""

import functools
import os
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from builders import write_project
from playwright.sync_api import sync_playwright
from small_project import run

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def browser():
    """Chromium, once for all tests."""
    if CHROMIUM is None and os.environ.get("CI"):
        pytest.fail("needs Chromium, and in CI pages must be looked at: install it")
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory, browser):
    """Builds a project of the given files, and tells where its site is served."""
    servers = []

    def build(files):
        folder = tmp_path_factory.mktemp("look")
        write_project(folder, files)
        run("modelbook", "build", cwd=folder)
        servers.append(ThreadingHTTPServer(("localhost", 0), functools.partial(Quiet, directory=folder / "site")))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://localhost:{servers[-1].server_port}/"

    yield build
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def visit(browser, address):
    """Opens a page; whatever goes wrong on it, or is asked of another site, fails the test."""
    contexts, wrong = [], []

    def asked(request):
        if not request.url.startswith((address, "blob:", "data:")):
            wrong.append(request.url)

    def make(path="", **over):
        contexts.append(browser.new_context(**over))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", asked)
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []
