"""Each event in words: a sentence that follows the name of who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext, gettext_lazy

if TYPE_CHECKING:
    from audit.models import AuditEvent

_ = gettext_lazy

# Action -> what is said after the name; %(what)s is the name of the object at the time.
SENTENCES = {
    "system_registered": _("registered the system %(what)s."),
    "use_case_registered": _("registered the use case."),
    "use_case_changed": _("changed the registration."),
    "use_case_withdrawn": _("withdrew the use case."),
    "facts_answered": _("answered questions about the class."),
    "question_passed_on": _("asked a colleague a question."),
    "classification_proposed": _("proposed a class."),
    "classification_approved": _("approved the class."),
    "classification_rejected": _("sent the proposed class back."),
    "assessment_started": _("started an assessment: %(what)s."),
    "assessment_submitted": _("sent an assessment in for review: %(what)s."),
    "assessment_sent_back": _("sent an assessment back: %(what)s."),
    "assessment_signed": _("signed an assessment: %(what)s."),
    "assessment_withdrawn": _("withdrew an assessment: %(what)s."),
    "duties_derived": _("derived the duties again."),
    "duty_status_set": _("changed the status of a duty."),
    "duty_fulfilled_by_assessment": _("fulfilled a duty with a signed assessment."),
    "duty_reopened": _("reopened a duty: the assessment was withdrawn."),
    "duty_assigned": _("gave a duty an owner."),
    "duty_note_added": _("added a note to a duty."),
    "evidence_uploaded": _("added evidence: %(what)s."),
    "evidence_withdrawn": _("withdrew evidence: %(what)s."),
    "evidence_downloaded": _("downloaded evidence: %(what)s."),
    "dossier_requested": _("asked for a dossier."),
    "dossier_ready": _("made the dossier."),
    "dossier_failed": _("could not make the dossier."),
    "dossier_downloaded": _("downloaded the dossier."),
}


def actor(event: AuditEvent) -> str:
    """Who did it; the register itself when nobody did."""
    return event.actor_label or gettext("The register")


def sentence(event: AuditEvent, what: str | None = None) -> str:
    """What was done, to `what` if the name of the object says too much; the bare action when it has no words yet."""
    words = SENTENCES.get(event.action)
    return str(words) % {"what": event.object_label if what is None else what} if words else event.action
