"""Days and moments as the product writes them, in the language that is on."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

TWO_YEARS = 730


def long(day: date | None) -> str:
    """2 december 2027."""
    return date_format(_local(day), "j F Y") if day else ""


def short(day: date | None) -> str:
    """2 dec 2027."""
    return f"{_local(day).day} {month(day)} {_local(day).year}" if day else ""


def month(day: date) -> str:
    """The month in three letters; Dutch writes it without a capital."""
    dutch = (get_language() or "nl")[:2] == "nl"
    return date_format(_local(day), "b" if dutch else "M")


def distance(day: date | None, today: date) -> str:
    """How far away `day` is, in words; nothing beyond two years ahead."""
    if day is None:
        return ""
    days = (_as_day(day) - today).days
    if days < 0:
        return late_by(-days)
    return "" if days > TWO_YEARS else _ahead(days)


def late_by(days: int) -> str:
    """3 dagen te laat."""
    return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": _number(days)}


def moment(value: datetime | None) -> str:
    """10:42 today, else with the day."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    clock = date_format(local, "H:i")
    return clock if local.date() == timezone.localdate() else f"{short(local)}, {clock}"


def _ahead(days: int) -> str:
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": _number(days)}


def _number(value: int) -> str:
    return str(number_format(value, use_l10n=True, force_grouping=True))


def _local(day: date) -> date:
    aware = isinstance(day, datetime) and timezone.is_aware(day)
    return timezone.localtime(day) if aware else day  # type: ignore[arg-type]


def _as_day(day: date) -> date:
    local = _local(day)
    return local.date() if isinstance(local, datetime) else local
