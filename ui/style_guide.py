"""Sample data for the style guide: one form with every kind of field, one long list, one path."""

from __future__ import annotations

from datetime import timedelta

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Button, Submit
from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from ui import icons, words
from ui.choices import Option
from ui.forms import MultipleFileField

YES_NO_UNKNOWN = [("yes", "Ja"), ("no", "Nee"), ("unknown", "Weet ik niet")]
RIGHTS = [
    "Gelijke behandeling",
    "Privacy",
    "Sociale zekerheid",
    "Goed bestuur",
    "Eerlijk proces",
    "Menselijke waardigheid",
]
STEPS = [
    ("AI-systeem", "Leert zelf uit gegevens", "ja", "nee: geen AI-systeem", "artikel 3, punt 1"),
    ("Reikwijdte", "Overheid in Nederland", "binnen", "buiten: wet geldt niet", "artikel 2"),
    ("Artikel 5", "10 verboden bekeken", "niet verboden", "ja: stoppen", "artikel 5"),
    ("Bijlage III", "Recht op een uitkering", "punt 5a", "nee: geen bijlage III", "bijlage III, punt 5a"),
    ("Profilering", "Score per persoon", "ja", "nee: uitzondering kan", "artikel 6, derde lid"),
]


class SampleForm(forms.Form):
    """Every kind of field."""

    name = forms.CharField(label="Naam van de toepassing", max_length=120, help_text="Zoals collega’s het noemen.")
    purpose = forms.CharField(label="Doel", widget=forms.Textarea(attrs={"maxlength": 400}), required=False)
    email = forms.EmailField(label="E-mailadres van de eigenaar")
    phase = forms.ChoiceField(label="Fase", choices=[("", "Kies een fase"), ("idea", "Idee"), ("pilot", "Proef")])
    started = forms.DateField(label="Eerste gebruik", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    people = forms.IntegerField(label="Aantal betrokkenen per jaar", required=False)
    emergency = forms.ChoiceField(
        label="Wordt het systeem gebruikt bij noodmeldingen of spoedzorg?",
        help_text="Bijvoorbeeld: in een meldkamer, op een ambulance of op een spoedpost.",
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
    )
    system = forms.ChoiceField(
        label="Welk systeem gebruikt u?",
        choices=[
            ("a", Option("VLAM-chat 3.2", "SSC-ICT, 63 toepassingen")),
            ("b", Option("Een nieuw systeem", "Staat nog niet in het register")),
        ],
        widget=forms.RadioSelect(attrs={"data-layout": "stack"}),
    )
    rights = forms.MultipleChoiceField(
        label="Welke grondrechten kan het systeem raken?",
        help_text="Kies alles wat past.",
        choices=list(zip("abcdef", RIGHTS, strict=True)),
        widget=forms.CheckboxSelectMultiple,
    )
    evidence = MultipleFileField(label="Bewijs", help_text="PDF, Word of ODT, tot 25 MB.", required=False)
    agree = forms.BooleanField(label="Ik heb dit met de eigenaar besproken", help_text="De eigenaar krijgt bericht.")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = FormHelper()
        self.helper.form_action = "#form"
        self.helper.add_input(Submit("save", "Opslaan en verder"))
        self.helper.add_input(Button("back", "Vorige stap"))


class QuestionForm(forms.Form):
    """A question as the classification asks it."""

    triage = forms.ChoiceField(
        label="Beoordeelt het systeem meldingen, of bepaalt het mee wie eerst hulp krijgt?",
        help_text="Ook een voorgestelde volgorde telt.",
        choices=YES_NO_UNKNOWN,
        initial="unknown",
        required=False,
        widget=forms.RadioSelect(attrs={"data-question": True}),
    )


def context() -> dict[str, object]:
    """What the style guide shows."""
    today = timezone.localdate()
    keys = ("title", "text", "answer", "stub", "article")
    steps = [dict(zip(keys, step, strict=True), truth="yes") for step in STEPS]
    open_steps = [*steps[:3], {**steps[3], "answer": "", "truth": "open", "text": "Bepaalt het wie eerst hulp krijgt?"}]
    initial = {"name": "Risicoscore uitkeringen", "emergency": "yes", "rights": ["a", "b"], "system": "a"}
    return {
        "classes": list(words.CLASSES),
        "states": list(words.STATES),
        "roles": list(words.ROLES),
        "icon_names": sorted(icons.shapes()),
        "form": SampleForm(initial=initial),
        "bad_form": SampleForm({"name": "x" * 200, "email": "geen adres"}, prefix="bad", auto_id="id_%s"),
        "question": QuestionForm(),
        "page_obj": Paginator(range(412), 10).page(3),
        "steps": steps,
        "end": {"risk_class": "high_risk_annex3", "lines": ["artikel 6, tweede lid", "geldt vanaf 2-12-2027"]},
        "open_steps": open_steps,
        "open_end": {"risk_class": "undetermined", "lines": ["er ontbreken 3 feiten"]},
        "today": today,
        "soon": today + timedelta(days=9),
        "past": today - timedelta(days=3),
        "far": today + timedelta(days=374),
    }
