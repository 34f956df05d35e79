"""The AI Act as versioned data, and the pure function that applies it.

law = in_force(on)
found = classify(facts, law, on=on)
found.risk_class, found.roles, found.open, found.path()
"""

from registry.law.articles import article_in
from registry.law.classification import CLASS_ORDER, Classification, Flag, Ground, classify
from registry.law.explain import Step, class_title
from registry.law.model import Criterion, Law
from registry.law.reading import in_force, known, load

__all__ = [
    "CLASS_ORDER",
    "Classification",
    "Criterion",
    "Flag",
    "Ground",
    "Law",
    "Step",
    "article_in",
    "class_title",
    "classify",
    "in_force",
    "known",
    "load",
]
