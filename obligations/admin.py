"""Support pages for duties and evidence. Work on them is done in the register itself, so they are read-only here."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from obligations.models import Evidence, Obligation


class ReadOnly(admin.ModelAdmin[Model]):
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Obligation)
class ObligationAdmin(ReadOnly):
    list_display = ("rule_id", "use_case", "role", "verdict", "status", "day")
    list_filter = ("status", "verdict", "law")
    search_fields = ("rule_id",)
    list_select_related = ("use_case",)


@admin.register(Evidence)
class EvidenceAdmin(ReadOnly):
    list_display = ("label", "title", "use_case", "uploaded_by", "uploaded_at", "withdrawn_at")
    search_fields = ("title", "name", "sha256")
    list_select_related = ("use_case", "uploaded_by")
    exclude = ("file",)
