"""What narrows the list of dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from obligations.models import Dossier

if TYPE_CHECKING:
    from obligations.querysets_dossier import DossierQuerySet


class DossierFilter(filters.FilterSet):
    """Search words over number, use case and unit."""

    q = filters.CharFilter(label=_("Number, use case or unit"), method="by_words")

    class Meta:
        model = Dossier
        fields: tuple[str, ...] = ()

    def by_words(self, rows: DossierQuerySet, name: str, words: str) -> DossierQuerySet:
        for word in words.split()[:8]:
            rows = rows.filter(
                Q(number__icontains=word) | Q(use_case__name__icontains=word) | Q(use_case__unit__name__icontains=word)
            )
        return rows
