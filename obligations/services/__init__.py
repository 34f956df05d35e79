"""What people and signals do to duties. Each change is one transaction with its entry in the trail."""

from obligations.services.deriving import Changes, rederive, rederive_many
from obligations.services.evidence import upload_evidence, withdraw_evidence
from obligations.services.fulfilment import fulfil, reopen
from obligations.services.work import ChangedMeanwhile, add_note, assign, set_status, take

__all__ = [
    "ChangedMeanwhile",
    "Changes",
    "add_note",
    "assign",
    "fulfil",
    "rederive",
    "rederive_many",
    "reopen",
    "set_status",
    "take",
    "upload_evidence",
    "withdraw_evidence",
]
