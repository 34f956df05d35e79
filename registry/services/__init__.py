"""What people do to the register. Each change is one transaction with its entry in the trail."""

from registry.services.asking import ask
from registry.services.conclusions import RANKS, conclude, law_in_force, own_roles, renew, renewed_columns
from registry.services.decisions import approve, drifted, frozen, propose, reject
from registry.services.facts import (
    AnswerNotAllowed,
    answer,
    answer_organisation,
    answer_system,
    facts_of,
    outdated,
    sources_of,
)
from registry.services.registration import change_use_case, party_of, register_system, register_use_case, withdraw

__all__ = [
    "RANKS",
    "AnswerNotAllowed",
    "answer",
    "answer_organisation",
    "answer_system",
    "approve",
    "ask",
    "change_use_case",
    "conclude",
    "drifted",
    "facts_of",
    "frozen",
    "law_in_force",
    "outdated",
    "own_roles",
    "party_of",
    "propose",
    "register_system",
    "register_use_case",
    "reject",
    "renew",
    "renewed_columns",
    "sources_of",
    "withdraw",
]
