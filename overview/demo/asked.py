"""Which of the facts in the content files somebody would really have been asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registry import facts as vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from overview.demo.content_files import Values


def only_asked(given: Values, known: Mapping[str, frozenset[str] | None]) -> Values:
    """Leave out what another answer settles already: the form would not have asked for it."""
    facts = {fact: values for fact, values in known.items() if values is not None}
    settled = vocabulary.settle(facts)
    needless = {fact.id for fact in vocabulary.vocabulary().values() if fact.relevant.weigh(facts, settled).is_no}
    return {fact: values for fact, values in given.items() if fact not in needless}
