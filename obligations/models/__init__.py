"""What is owed, the work on it and the proof; one file per subject."""

from obligations.models.dossier import Dossier, DossierNumber
from obligations.models.duties import Note, Obligation
from obligations.models.evidence import Evidence
from obligations.models.tally import Tally

__all__ = ["Dossier", "DossierNumber", "Evidence", "Note", "Obligation", "Tally"]
