"""Fixtures for tests in a real browser (Debian's Chromium)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run"]
QUIET += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only what is wrong is written out: a report on what is right takes longer than the check.
CHECKED = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.fail("chromium is not installed; `./dev test` installs it, or set CHROMIUM to its path")
    return {**browser_type_launch_args, "executable_path": chromium, "args": ["--no-sandbox", *QUIET]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "viewport": {"width": 1280, "height": 900}}


class Watch:
    """Notes what went wrong in the browser: answers of 400 and up, errors in the console or a script."""

    def __init__(self) -> None:
        self.allowed: set[tuple[int, str]] = set()
        self.troubles: list[str] = []

    def allow(self, status: int, path: str = "") -> None:
        """Expect answers with this status whose address holds `path`."""
        self.allowed.add((status, path))

    def follow(self, context: BrowserContext) -> None:
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.troubles.append(f"script: {error.error}"))

    def _response(self, response: Any) -> None:
        allowed = any(response.status == status and path in response.url for status, path in self.allowed)
        if response.status >= 400 and not allowed:
            self.troubles.append(f"{response.status} {response.request.method} {response.url}")

    def _console(self, message: Any) -> None:
        # A failed load is judged by its status, above.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"console: {message.text} ({message.location.get('url')})")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """The guard of every browser test; `watch.allow(404, "/path")` for what a test means to meet."""
    watch = Watch()
    yield watch
    assert not watch.troubles, "The browser met trouble:\n" + "\n".join(watch.troubles)


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], watch: Watch) -> Callable[..., BrowserContext]:
    """Make a browser of one person, guarded; two of them are two people at work."""

    def guarded(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(10_000)
        watch.follow(context)
        return context

    return guarded


@pytest.fixture
def live(live_server: Any) -> str:
    """The address of the running register, without a slash at the end."""
    return str(live_server.url)


@pytest.fixture
def enter(live: str) -> Callable[..., Page]:
    """Sign a person in without the form: `enter(page, noor)`; gives the page back, at `path`."""
    from django.test import Client

    def enter(page: Page, user: Any, path: str = "/") -> Page:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live}])
        page.goto(live + path)
        return page

    return enter


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fail with a readable list when the page breaks WCAG 2.0-2.2, level A or AA."""

    def check(page: Page) -> None:
        response = Axe().run(page, options=CHECKED).response
        found = [_violation(violation) for violation in response["violations"]]
        assert not found, f"{page.url} is not accessible:\n" + "\n".join(found)

    return check


def _violation(violation: dict[str, Any]) -> str:
    nodes = [f"    {' '.join(map(str, node['target']))}: {node['failureSummary']}" for node in violation["nodes"]]
    return "\n".join([f"  {violation['id']} ({violation['impact']}): {violation['help']}", *nodes[:5]])


@pytest.fixture
def screenshot() -> Callable[..., None]:
    """Save the page as a picture, for people to look at, when the variable SCREENSHOTS names a folder."""

    def save(page: Page, name: str, *, full_page: bool = True) -> None:
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=full_page)

    return save
