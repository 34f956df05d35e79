"""Look-ups for support; assessments are changed on their own pages, where the rules hold."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from assessments.models import Answer, Assessment


class ReadOnlyAdmin(admin.ModelAdmin[Model]):
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Assessment)
class AssessmentAdmin(ReadOnlyAdmin):
    list_display = ("use_case", "instrument", "version", "status", "started_by", "started_at", "signed_at")
    list_filter = ("instrument", "status")
    list_select_related = ("use_case", "started_by")
    search_fields = ("use_case__name",)


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    list_display = ("assessment", "question", "state", "revision", "updated_by", "updated_at")
    list_filter = ("state",)
    list_select_related = ("assessment__use_case", "updated_by")
    search_fields = ("assessment__use_case__name", "question")
