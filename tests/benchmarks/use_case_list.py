"""The list of use cases at 1,000 and 10,000 systems: median and p90 in ms of a page of 20 rows, and its queries.

    ./dev bench use_case_list [systems ...]

Measured through Django's test client: middleware, view, template and database, without the web server.
Processor ms are those of this process, the database works beside it; elapsed ms also say how busy the machine is.
"""

from __future__ import annotations

import os
import sys
import time
from statistics import median, quantiles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from overview.demo.bulk.load import load  # noqa: E402
from overview.waiting import tasks  # noqa: E402
from people.models import Membership, Unit, User  # noqa: E402
from registry.models import UseCase  # noqa: E402
from tests.benchmarks._database import throw_away  # noqa: E402

SIZES = (1_000, 10_000)
ROUNDS = 30
PAGES = {
    "first page": "/use-cases/",
    "by class": "/use-cases/?sort=class",
    "by class, reversed": "/use-cases/?sort=-class",
    "by date": "/use-cases/?sort=date",
    "by date, reversed": "/use-cases/?sort=-date",
    "by open duties": "/use-cases/?sort=open",
    "by open duties, reversed": "/use-cases/?sort=-open",
    "page 500 (or the last one)": "/use-cases/?page=500",
    "page 500, by date reversed": "/use-cases/?page=500&sort=-date",
    "one class": "/use-cases/?risk_class=high_risk_annex3",
    "one role": "/use-cases/?role=provider",
    "one phase": "/use-cases/?phase=pilot",
    "one unit": "/use-cases/?unit={unit}",
    "open duties": "/use-cases/?duties=open",
    "late duties, by date": "/use-cases/?duties=late&sort=date",
    "with decision": "/use-cases/?decision=yes",
    "without decision": "/use-cases/?decision=no",
    "class, role, phase and duties": "/use-cases/?risk_class=limited&role=deployer&phase=in_use&duties=open&sort=-open",
    "a word in few": "/use-cases/?q=00042-1",
    "a word in thousands": "/use-cases/?q=brieven",
    "a word in thousands, by date": "/use-cases/?q=brieven&sort=-date",
    "a word of two letters": "/use-cases/?q=ai",
    "a word in none": "/use-cases/?q=nergens",
    "systems": "/systems/",
    "systems by provider": "/systems/?sort=-provider",
    "systems by use": "/systems/?sort=-use_cases",
    "systems, page 400": "/systems/?page=400",
    "systems, a word": "/systems/?q=vlam",
    "start page": "/",
}


def main(sizes: list[int]) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["*"]  # with DEBUG every query is kept
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}  # the names of built files are not measured
    print(f"{connection.vendor}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {ROUNDS} rounds")
    with throw_away():
        loaded = 0
        for size in sizes:
            load(size - loaded, 5)
            loaded = size
            _report(size)


def _report(size: int) -> None:
    print(f"\n{size:,} systems, {UseCase.objects.count():,} use cases")
    print(f"{'':54} {'median':>8} {'p90':>8} {'processor':>10} {'queries':>8}")
    # The last ones: loaded with this size, so that they are full.
    organisation, unit = (Unit.objects.filter(depth=depth).order_by("path").last() for depth in (1, 2))
    people = {
        "registry manager": _person("manager", "registry_manager", None),
        "member of a directorate": _person(f"directorate-{size}", "project_team", unit),
        "member of an organisation": _person(f"organisation-{size}", "project_team", organisation),
    }
    for who, person in people.items():
        print(f"{who}: {UseCase.objects.live().visible_to(person).count():,} use cases")
        client = Client()
        client.force_login(person)
        for what, address in PAGES.items():
            _line(f"{who}, {what}", client, address.format(unit=unit.pk))
        print(f"{'':12}what waits for this person, without its cache: {_waiting(person):.0f} ms")


def _line(what: str, client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    queries = len(captured)  # the next request clears them
    client.get(address)
    times = [_time(client, address) for _round in range(ROUNDS)]
    elapsed = [one[0] for one in times]
    processor = median(one[1] for one in times)
    figures = f"{median(elapsed):8.1f} {quantiles(elapsed, n=10)[-1]:8.1f} {processor:10.1f} {queries:8}"
    print(f"{what:54} {figures}", flush=True)


def _time(client: Client, address: str) -> tuple[float, float]:
    begin, processor = time.perf_counter(), time.process_time()
    client.get(address)
    return 1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - processor)


def _waiting(person: User) -> float:
    begin = time.perf_counter()
    tasks(person, timezone.localdate())
    return 1000 * (time.perf_counter() - begin)


def _person(name: str, role: str, unit: Unit | None) -> User:
    person, made = User.objects.get_or_create(email=f"{name}@bench.example", defaults={"full_name": name})
    if made:
        Membership.objects.create(user=person, role=role, unit=unit)
    return person


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
