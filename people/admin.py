"""Support pages for organisations, units, people and access."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from people.models import Membership, Organisation, Unit, User


class MembershipInline(admin.TabularInline[Membership, User]):
    model = Membership
    extra = 0
    can_delete = False


@admin.register(User)
class PersonAdmin(UserAdmin[User]):
    ordering = ("full_name",)
    list_display = ("full_name", "email", "job_title", "is_active")
    search_fields = ("full_name", "email")
    inlines = [MembershipInline]
    fieldsets = (
        (None, {"fields": ("email", "full_name", "job_title", "password")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "full_name", "job_title", "usable_password", "password1", "password2")}),
    )
    filter_horizontal = ()
    list_filter = ("is_active", "is_staff")

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    list_display = ("name", "short_name")
    search_fields = ("name",)

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin[Unit]):
    list_display = ("name", "organisation", "depth")
    list_filter = ("organisation",)
    search_fields = ("name",)
    fields = ("organisation", "name", "withdrawn_at")

    def has_add_permission(self, request: object) -> bool:
        return False  # units get their place in the tree from `manage.py add_unit`

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False
