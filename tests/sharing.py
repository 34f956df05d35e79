"""How two test processes share the work: test by test, but a file with a costly fixture stays in one of them."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

# What these share takes seconds to make. They come first, so that no process waits for them at the end.
WHOLE = {"tests/overview/test_demo.py", "tests/obligations/test_render_dossier.py"}


class Sharing(LoadScopeScheduling):
    """The groups of pytest-xdist itself do nothing under pytest 9.2 (its issue 1386)."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        return file if file in WHOLE else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing:
    return Sharing(config, log)
