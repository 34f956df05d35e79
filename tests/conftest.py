"""What every test can ask for: settings and databases here, the rest in the modules of `pytest_plugins`."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache

pytest_plugins = ["tests.browser", "tests.processes", "tests.sharing"]
# People, and the rows that belong to them.
if (Path(__file__).parent / "personas.py").exists():
    pytest_plugins.append("tests.personas")

NEEDS = {"browser": {"page", "context", "new_context", "live"}, "worker": {"worker", "start_worker"}}


def pytest_configure() -> None:
    """Settings that make tests fast and keep them out of the working folder."""
    # Playwright's event loop makes Django think that every query is made from async code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    folder = Path(tempfile.mkdtemp(prefix="register-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings.VAR_DIR = folder
    settings.MEDIA_ROOT = folder / "files"
    settings.STATIC_ROOT = folder / "static"
    settings.STATIC_ROOT.mkdir()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Manifest storage answers 404 for every file that was not collected.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    _own_redis_database() if settings.REDIS_URL else _own_folders(folder)


def _own_redis_database() -> None:
    """Give each test process its own cache and broker."""
    number = 2 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    server = urlsplit(settings.REDIS_URL)
    settings.CACHES["default"]["LOCATION"] = server._replace(path=f"/{number + 1}").geturl()
    settings.CELERY_BROKER_URL = server._replace(path=f"/{number}").geturl()


def _own_folders(folder: Path) -> None:
    """The embedded default keeps cache and queue in folders: give each test process its own."""
    settings.CACHES["default"]["LOCATION"] = str(folder / "cache")
    queue, control = folder / "broker" / "queue", folder / "broker" / "control"
    for path in (queue, control):
        path.mkdir(parents=True)
    places = {"data_folder_in": str(queue), "data_folder_out": str(queue), "control_folder": str(control)}
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, **places}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark tests by what they ask for, so that none runs in the wrong step by forgetfulness."""
    for item in items:
        for marker, fixtures in NEEDS.items():
            if fixtures & set(getattr(item, "fixturenames", ())):
                item.add_marker(marker)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Keep SQLite's test database in a file, under its usual name: a worker cannot see one in memory.

    PostgreSQL copies the database that TEST_TEMPLATE names; each test process is spared the migrations then.
    """
    database = settings.DATABASES["default"]
    test = database.setdefault("TEST", {})
    if database["ENGINE"].endswith("sqlite3"):
        test["NAME"] = str(settings.VAR_DIR / "register.sqlite3")
    elif template := os.environ.get("TEST_TEMPLATE"):
        test["TEMPLATE"] = template


@pytest.fixture(autouse=True)
def _fresh_cache(request: pytest.FixtureRequest) -> None:
    """Counters of the rate limit must not leak from one test into the next; rules and templates touch no cache."""
    asked = {"db", "transactional_db"} & set(request.fixturenames)
    if asked or request.node.get_closest_marker("django_db"):
        cache.clear()
