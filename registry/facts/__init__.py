"""The facts that rules may ask for: one vocabulary, read from content files.

known = presume(facts)          # what nobody reported did not happen
settle(known)                   # what these answers settle about other questions
"""

from registry.facts.carrying import Carried, carry_over, formers
from registry.facts.model import Block, Fact, FactType, Option, Source, Stage, Subject, Theme, Vocabulary
from registry.facts.reading import check_values, read_vocabulary
from registry.facts.settling import behind, contradicted, settle
from registry.facts.vocabulary import (
    CONTENT,
    VERSION,
    blocks,
    current,
    facts_of_theme,
    load,
    page_of,
    presume,
    refuse_unknown,
    refuse_wrong_values,
    themes,
    vocabulary,
)

__all__ = [
    "CONTENT",
    "VERSION",
    "Block",
    "Carried",
    "Fact",
    "FactType",
    "Option",
    "Source",
    "Stage",
    "Subject",
    "Theme",
    "Vocabulary",
    "behind",
    "blocks",
    "carry_over",
    "check_values",
    "contradicted",
    "current",
    "facts_of_theme",
    "formers",
    "load",
    "page_of",
    "presume",
    "read_vocabulary",
    "refuse_unknown",
    "refuse_wrong_values",
    "settle",
    "themes",
    "vocabulary",
]
