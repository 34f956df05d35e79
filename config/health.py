"""Two questions for an orchestrator: does the process live, and can it do its work."""

import logging
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from config.celery import app

logger = logging.getLogger(__name__)


@never_cache
@login_not_required
def live(request: HttpRequest) -> JsonResponse:
    """Say that the process answers; looks at nothing else."""
    return JsonResponse({"live": True})


@never_cache
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """Tell database and broker apart; 503 only without a database, since requests that need no job go on."""
    state = {"database": _works(_ask_database), "broker": _works(_ask_broker)}
    return JsonResponse(state, status=200 if state["database"] else 503)


def _works(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Exception:  # whatever is wrong, the answer is "no"
        logger.warning("not ready: %s", ask.__name__, exc_info=True)
        return False
    return True


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_broker() -> None:
    with app.connection_for_read(connect_timeout=1) as broker:
        broker.ensure_connection(max_retries=1, timeout=1)
