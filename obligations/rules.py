"""The rule behind a row: the newest text, or the text of the version that the row was made with."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from obligations import rulesets

if TYPE_CHECKING:
    from datetime import date

    from obligations.models import Obligation
    from obligations.ruleset import Rule


def rule_of(row: Obligation) -> Rule:
    """The rule as `row` was derived from it."""
    return rulesets.load(row.ruleset, row.ruleset_version).by_id[row.rule_id]


def matching(words: str, on: date) -> list[str]:
    """Rules in which every word occurs, in title, summary or article, in Dutch or English."""
    wanted = words.casefold().split()[:8]
    return [rule_id for rule_id, text in _searchable(on) if all(word in text for word in wanted)]


@lru_cache(maxsize=8)
def _searchable(on: date) -> list[tuple[str, str]]:
    return [(rule.id, _text(rule)) for rule in rulesets.latest(on).rules]


def _text(rule: Rule) -> str:
    texts = (rule.title, rule.summary, rule.article, rule.article_short)
    return " ".join([rule.id, *(f"{text.nl} {text.en}" for text in texts)]).casefold()
