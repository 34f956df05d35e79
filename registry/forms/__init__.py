"""Forms turn text into values of the domain; views never parse."""

from registry.forms.asking import AskForm
from registry.forms.decisions import DecisionForm, ProposalForm
from registry.forms.facts import FactsForm
from registry.forms.registration import PeopleForm, SystemForm, UseCaseForm
from registry.forms.use_case import UseCaseEditForm, WithdrawForm

__all__ = [
    "AskForm",
    "DecisionForm",
    "FactsForm",
    "PeopleForm",
    "ProposalForm",
    "SystemForm",
    "UseCaseEditForm",
    "UseCaseForm",
    "WithdrawForm",
]
