"""docker-compose.yml names the processes of production, in the order in which they can start."""

import pytest
import yaml

from scripts.paths import ROOT


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


def test_the_processes_of_production_are_there(services):
    assert set(services) == {"web", "worker", "scheduler", "migrate", "postgres", "redis"}


@pytest.mark.parametrize("name", ["web", "worker", "scheduler"])
def test_a_failed_migration_stops_the_start(services, name):
    assert services[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


@pytest.mark.parametrize("name", ["web", "worker", "scheduler", "migrate"])
def test_every_process_of_ours_is_the_same_image_in_production_mode(services, name):
    assert services[name]["image"] == services["web"]["image"]
    assert services[name]["environment"]["PRODUCTION"] == "true"


def test_the_image_does_not_run_as_root():
    assert "\nUSER register\n" in (ROOT / "Dockerfile").read_text()


def test_no_secret_is_written_down(services):
    assert "${DATABASE_PASSWORD:?" in services["postgres"]["environment"]["POSTGRES_PASSWORD"]
    filled_in = [line for line in (ROOT / ".env.example").read_text().splitlines() if line.startswith("SECRET_KEY=")]
    assert filled_in == ["SECRET_KEY="]
