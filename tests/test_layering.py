"""Pure stays pure, and imports between the apps go one way."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Each app may import itself and what stands before it; ui is for all.
ORDER = ("ui", "people", "audit", "registry", "assessments", "obligations", "overview")
PURE = (
    "registry/vocabulary.py",
    "registry/facts",
    "registry/conditions.py",
    "registry/datafile.py",
    "registry/days.py",
    "registry/law",
    "registry/questions.py",
    "assessments/answers.py",
    "assessments/questionnaire.py",
    "assessments/library.py",
    "obligations/startdays.py",
    "obligations/citations.py",
    "obligations/derivation.py",
    "obligations/reasons.py",
    "obligations/rulefile.py",
    "obligations/ruleset.py",
    "obligations/rulesets.py",
)
PURE_MAY_USE = {"registry", "assessments", "obligations", "yaml"}
IMPURE_CALLS = {"now", "today", "utcnow", "time", "urlopen"}


def files_under(name):
    path = ROOT / name
    assert path.exists(), f"{name} is gone; name the file or folder that took its place"
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def imported(path):
    """The top-level packages and full names a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def pure_files():
    return [path for name in PURE for path in files_under(name)]


def app_files():
    files = [(app, path) for app in ORDER for path in files_under(app)]
    return [(app, path) for app, path in files if "/migrations/" not in path.as_posix()]


@pytest.mark.parametrize("path", pure_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_pure_file_imports_no_django_and_nothing_impure(path):
    packages = {name.partition(".")[0] for name in imported(path)}
    assert packages - set(sys.stdlib_module_names) <= PURE_MAY_USE
    assert not packages & {"socket", "urllib", "http", "random", "time", "sqlite3"}


@pytest.mark.parametrize("path", pure_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_pure_file_imports_only_pure_files_of_ours(path):
    pure = {name.removesuffix(".py").replace("/", ".") for name in PURE}
    for name in imported(path):
        if name.partition(".")[0] in ORDER and name not in ORDER:
            assert any(name == p or name.startswith(f"{p}.") for p in pure), name


@pytest.mark.parametrize("path", pure_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_pure_file_has_no_clock(path):
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    assert not {call.attr for call in calls if isinstance(call, ast.Attribute)} & IMPURE_CALLS


@pytest.mark.parametrize(("app", "path"), app_files(), ids=lambda value: str(value).removeprefix(f"{ROOT}/"))
def test_imports_between_apps_go_one_way(app, path):
    allowed = set(ORDER[: ORDER.index(app) + 1]) | {"ui"}
    used = {name.partition(".")[0] for name in imported(path)} & set(ORDER)
    assert used <= allowed
