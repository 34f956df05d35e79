"""What people type about a duty, turned into domain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from obligations import uploads
from obligations.choices import Status
from obligations.models import Obligation
from obligations.owners import possible_owners
from obligations.rules import rule_of
from people.models import User

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from obligations.uploads import Checked


class DutyForm(forms.Form):
    """A form about one duty; it posts to its own address and says what its button does."""

    button: Any = ""
    prefix_id = ""
    use_required_attribute = False

    def __init__(self, *args: Any, duty: Obligation, action: str, **kwargs: Any) -> None:
        self.duty = duty
        super().__init__(*args, **{"auto_id": f"id_{self.prefix_id}_%s", **kwargs})
        self.helper = FormHelper()
        self.helper.form_action = action
        self.helper.form_id = self.prefix_id
        self.helper.attrs = {"data-keep": f"duty-{duty.pk}-{self.prefix_id}"}
        self.helper.add_input(Submit(self.prefix_id, self.button, css_class="utrecht-button--secondary-action"))


class RevisedForm(DutyForm):
    """Remembers which revision of the duty the person looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, duty: Obligation, **kwargs: Any) -> None:
        kwargs["initial"] = {"revision": duty.revision, **kwargs.get("initial", {})}
        super().__init__(*args, duty=duty, **kwargs)

    def show_newest(self, revision: int, message: str) -> None:
        """Keep what was typed, and let the next try count for the newest revision."""
        self.data = {**{name: self.data[name] for name in self.data}, "revision": str(revision)}
        self.add_error(None, message)


class StatusForm(RevisedForm):
    """How far the work is."""

    button = _("Save the status")
    prefix_id = "status"

    status = forms.ChoiceField(label=_("How far is the work?"), choices=Status.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Explanation"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when the duty does not apply, or when you fulfil it without the assessment it asks for."),
    )

    def __init__(self, *args: Any, duty: Obligation, **kwargs: Any) -> None:
        initial = {"status": duty.status, "reason": duty.reason}
        super().__init__(*args, duty=duty, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("reason") and (message := self._why_needed(cleaned.get("status"))):
            self.add_error("reason", message)
        return cleaned

    def _why_needed(self, status: str | None) -> str:
        if status == Status.NOT_APPLICABLE:
            return gettext("Say why the duty does not apply.")
        by_hand = self.duty.fulfilled_by_assessment_id is None
        if status == Status.FULFILLED and by_hand and rule_of(self.duty).fulfilled_by:
            return gettext("Say where the assessment is that this duty asks for.")
        return ""


class AssignForm(RevisedForm):
    """Who does it, and by when."""

    button = _("Save owner and date")
    prefix_id = "assign"

    owner = forms.ModelChoiceField(label=_("Owner"), queryset=User.objects.none(), required=False)
    due_on = forms.DateField(
        label=_("Agreed date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty to follow the date of the law."),
    )

    def __init__(self, *args: Any, duty: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, duty=duty, initial={"owner": duty.owner_id, "due_on": duty.due_on}, **kwargs)
        owner = self.fields["owner"]
        owner.queryset = possible_owners(duty)  # type: ignore[attr-defined]
        owner.empty_label = gettext("No owner yet")  # type: ignore[attr-defined]


class NoteForm(DutyForm):
    button = _("Add the note")
    prefix_id = "note"

    text = forms.CharField(label=_("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


class EvidenceForm(DutyForm):
    """A file that proves the duty was done."""

    button = _("Add evidence")
    prefix_id = "evidence"

    file = forms.FileField(label=_("File"), allow_empty_file=True)
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Say what it is, such as “DPIA of 12 March 2026”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.UPLOAD_LIMIT // uploads.BLOCK
        words = {"limit": limit, "kinds": uploads.kinds_in_words()}
        self.fields["file"].help_text = gettext("At most %(limit)s MB. Kinds of file: %(kinds)s.") % words
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{kind}" for kind in uploads.KINDS)

    def clean_file(self) -> Checked:
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            return uploads.check(upload, upload.name or "", limit=settings.UPLOAD_LIMIT)  # type: ignore[arg-type]
        except uploads.Refused as refused:
            raise forms.ValidationError(str(refused)) from refused


class WithdrawForm(forms.Form):
    """Why a piece of evidence no longer counts."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Why does this piece no longer count?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
