"""Rows for tests, with sensible defaults: `make.use_case(phase="pilot")`. Say only what the test is about."""

from __future__ import annotations

from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone

from assessments import services as assessing
from obligations import rulesets, uploads
from obligations.dossier import requests
from obligations.models import Obligation
from obligations.services import rederive, upload_evidence
from people.models import Membership, Organisation, Unit, User
from registry import search, services
from registry.models import AIModel, AISystem, Party, SystemVersion, UseCase

PASSWORD = "een-lang-wachtwoord-om-te-proberen"
_numbers = count(1)


def organisation(**fields):
    """An organisation with the root of its tree of units."""
    number = next(_numbers)
    fields = {"name": f"Ministerie {number}", "short_name": f"M{number}", **fields}
    made = Organisation.objects.create(**fields)
    Unit.objects.add_root({"organisation": made, "name": made.name})
    return made


def root(organisation):
    """The unit on top of an organisation."""
    return organisation.units.order_by("depth", "path").first()


def unit(parent=None, *, organisation=None, **fields):
    """A unit under `parent`, or under the top of `organisation`, or of a new organisation."""
    if parent is None:
        parent = root(organisation or globals()["organisation"]())
    else:
        parent.refresh_from_db()  # the tree keeps counts in memory
    fields = {"organisation": parent.organisation, "name": f"Directie {next(_numbers)}", **fields}
    return Unit.objects.add_child(parent, fields)


def person(role="project_team", unit=None, kind="", *, whole_register=False, password=None, **fields):
    """Somebody with one role; role None: somebody who may sign in and nothing else.

    Registry managers, auditors and administrators get the whole register when no unit is given.
    """
    number = next(_numbers)
    email = fields.pop("email", f"persoon{number}@voorbeeld.example")
    made = User.objects.create_user(email, password or PASSWORD, **{"full_name": f"Persoon {number}", **fields})
    if role is None:
        return made
    everywhere = whole_register or (unit is None and role in {"registry_manager", "auditor", "admin"})
    if unit is None and not everywhere:
        unit = globals()["unit"]()
    kind = kind or ("fg" if role == "reviewer" else "")
    Membership.objects.create(user=made, unit=unit, role=role, reviewer_kind=kind)
    return made


def party(**fields):
    return Party.objects.create(**{"name": f"Leverancier {next(_numbers)}", **fields})


def ai_model(**fields):
    return AIModel.objects.create(**{"name": f"Model {next(_numbers)}", **fields})


def system(*, unit=None, by=None, models=(), **fields):
    """A system with its first version."""
    unit = unit or globals()["unit"]()
    by = by or person(unit=unit)
    made = AISystem(**{"name": f"Systeem {next(_numbers)}", "unit": unit, "created_by": by, **fields})
    made.search_text = search.system_text(made)
    made.save()
    version = SystemVersion.objects.create(system=made, label="1")
    if models:
        version.ai_models.set(models)
    return made


def use_case(*, facts=None, by=None, **fields):
    """A use case, with `facts` answered when given. Without them nothing is concluded or derived yet."""
    unit = fields.pop("unit", None) or globals()["unit"]()
    by = by or person(unit=unit)
    on = fields.pop("system", None) or system(unit=unit, by=by)
    defaults = {
        "name": f"Toepassing {next(_numbers)}",
        "purpose": "Helpt medewerkers bij het schrijven van brieven.",
        "version": on.versions.first(),
        "created_by": by,
    }
    made = UseCase(unit=unit, system=on, **{**defaults, **fields})
    made.search_text = search.use_case_text(made)
    made.save()
    return answers(made, by=by, **facts) if facts else made


def answers(use_case, by=None, **facts):
    """Answer facts about `use_case`: True, False, None ("weet ik niet"), one option or a list of them."""
    given = {fact: _values(value) for fact, value in facts.items()}
    return services.answer(use_case, given, by=by or use_case.created_by)


def _values(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [value] if isinstance(value, str) else list(value)


def duty(use_case=None, rule="AIA-27", **fields):
    """One duty as a row, whatever the facts say; `derived` gives those that follow from the facts."""
    use_case = use_case or globals()["use_case"]()
    found = next(one for one in rulesets.latest(today()).rules if one.id == rule)
    defaults = {
        "key": rule,
        "rule_id": rule,
        "role": sorted(found.roles)[0] if found.roles else "",
        "ruleset": found.ruleset,
        "ruleset_version": found.ruleset_version,
        "law": found.law,
        "phase": str(found.phase),
        "verdict": "applies",
    }
    made = Obligation(use_case=use_case, **{**defaults, **fields})
    made.set_timing(use_case)
    made.save()
    return made


def derived(use_case, on=None):
    """The duties that follow from the facts of `use_case`."""
    rederive(use_case, on)
    return list(Obligation.objects.live().filter(use_case=use_case))


def assessment(use_case=None, instrument="fria", by=None):
    """An assessment that was just started."""
    use_case = use_case or globals()["use_case"]()
    return assessing.start(use_case, instrument, by or use_case.created_by)


def today():
    return timezone.localdate()


def submitted_assessment(use_case, by=None):
    """A FRIA that waits for a reviewer, whatever is in it."""
    made = assessment(use_case, by=by)
    sent = {"status": "submitted", "submitted_by": by or use_case.created_by, "submitted_at": timezone.now()}
    type(made).objects.filter(pk=made.pk).update(**sent)
    made.refresh_from_db()
    return made


def evidence(duty, by):
    """A small text file as evidence."""
    checked = uploads.check(BytesIO(b"Verslag van de toets."), "verslag.txt", limit=1000)
    return upload_evidence(duty, checked, title="Verslag", by=by)


def dossier(use_case, by):
    """A dossier that is ready, with a stand-in for its file."""
    made = requests.request(use_case, by=by)
    made.pdf.save("dossier.pdf", ContentFile(b"%PDF-1.7"), save=False)
    made.state, made.pdf_sha256, made.pages, made.size = "ready", "0" * 64, 1, 8
    made.finished_at = timezone.now()
    made.save()
    return made
