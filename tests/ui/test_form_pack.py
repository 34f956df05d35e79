"""The form pack `nlds`: labels, hints, errors and choices as they reach the page."""

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import RequestFactory

from ui.choices import Option
from ui.forms import MultipleFileField

YES_NO = [("yes", "Ja"), ("no", "Nee"), ("unknown", "Weet ik niet")]


class Sample(forms.Form):
    name = forms.CharField(label="Naam", help_text="Kort.", max_length=20)
    note = forms.CharField(label="Toelichting", required=False)
    urgent = forms.ChoiceField(label="Spoed?", choices=YES_NO, widget=forms.RadioSelect)
    rights = forms.MultipleChoiceField(label="Rechten", choices=YES_NO, widget=forms.CheckboxSelectMultiple)
    agree = forms.BooleanField(label="Besproken")
    files = None
    helper = FormHelper()
    helper.add_input(Submit("save", "Naam opslaan"))


def render(source, form):
    request = RequestFactory().get("/")
    return Template("{% load crispy_forms_tags %}" + source).render(Context({"form": form, "request": request}))


def fields(form):
    return render("{{ form|crispy }}", form)


def test_a_hint_is_tied_to_its_field():
    html = fields(Sample())
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_name_helptext"' in html


def test_an_error_is_tied_to_its_field_and_read_as_an_error():
    html = fields(Sample({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert "Fout:" in html


def test_only_fields_that_may_stay_empty_say_so():
    html = fields(Sample())
    assert html.count("(niet verplicht)") == 1


def test_a_question_does_not_say_that_it_may_stay_empty():
    class Question(forms.Form):
        text = forms.CharField(required=False, widget=forms.TextInput(attrs={"data-question": True}))

    html = fields(Question())
    assert "niet verplicht" not in html
    assert "question__label" in html


def test_yes_no_and_do_not_know_stand_beside_each_other_as_equals():
    html = fields(Sample())
    assert "options--row" in html
    assert html.count('type="radio"') == 3
    assert "<legend" in html


def test_long_or_many_choices_stand_under_each_other():
    class Long(forms.Form):
        pick = forms.ChoiceField(choices=[("a", "Een antwoord dat niet in een knop past")], widget=forms.RadioSelect)

    assert "options--stack" in fields(Long())


def test_checkboxes_are_cards_in_two_columns():
    assert "options--grid" in fields(Sample())


def test_a_choice_can_have_a_hint():
    class Hinted(forms.Form):
        pick = forms.ChoiceField(choices=[("a", Option("VLAM-chat", "SSC-ICT"))], widget=forms.RadioSelect)

    html = fields(Hinted())
    assert '<span class="hint">SSC-ICT</span>' in html
    assert Hinted({"pick": "a"}).is_valid()


def test_the_summary_counts_the_errors_and_links_to_the_fields():
    html = render("{% crispy form %}", Sample({"name": "x" * 21}))
    assert "Nog 4 dingen om te verbeteren" in html
    assert 'href="#id_name"' in html
    assert 'href="#id_urgent_0"' in html
    assert 'id="id_urgent_0"' in html
    assert "data-error-focus" in html


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in render("{% crispy form %}", Sample())


def test_what_was_typed_stays_and_is_text():
    html = fields(Sample({"name": '<script>"x"</script>'}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_button_names_the_thing_and_is_primary():
    html = render("{% crispy form %}", Sample())
    assert "Naam opslaan</button>" in html
    assert html.count("utrecht-button--primary-action") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_several_files_in_one_field(count):
    class Evidence(forms.Form):
        papers = MultipleFileField()

    given = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(count)]
    form = Evidence({}, {"papers": given})
    assert form.is_valid()
    assert len(form.cleaned_data["papers"]) == count


def test_no_file_is_an_error_when_one_is_needed():
    class Evidence(forms.Form):
        papers = MultipleFileField()

    assert not Evidence({}, {}).is_valid()
