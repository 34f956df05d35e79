"""The tags and filters of every page; ui/README.md lists them with an example each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ui import days, decision_path, icons, words
from ui.menu import entries

register = template.Library()

TICKS = {"yes": "circle-check", "half": "half", "open": "dashed", "no": "circle-minus", "todo": "ring"}
BLOCK = '<rect class="{}" x="{}" y="1" width="7" height="10" rx="1.5"></rect>'


@register.simple_tag
def icon(name: str, inline: bool = False, size: int = 16) -> SafeString:
    return icons.icon(name, inline=inline, size=size)


@register.simple_tag
def class_badge(risk_class: object, text: str = "", size: str = "", inline: bool = False) -> SafeString:
    sign = words.class_sign(risk_class)
    large = " class-badge--large" if size == "large" else ""
    drawing = icons.icon(sign.icon, inline=inline)
    return format_html(
        '<span class="class-badge class-badge--{}{}">{}<span>{}</span></span>',
        sign.tone,
        large,
        drawing,
        text or sign.word,
    )


@register.simple_tag
def class_label(risk_class: object) -> str:
    return str(words.class_sign(risk_class).word)


@register.simple_tag
def state(name: object, days: int | None = None, text: str = "", inline: bool = False) -> SafeString:  # noqa: F811
    sign = words.STATES.get(str(name), words.STATES["open"])
    word = text or _late(str(name), days) or sign.word
    return format_html(
        '<span class="state state--{}">{}<span>{}</span></span>', sign.tone, icons.icon(sign.icon, inline=inline), word
    )


def _late(name: str, number: int | None) -> str:
    return days.late_by(abs(number)) if name == "late" and number else ""


@register.simple_tag
def role_label(role: object) -> SafeString:
    return format_html('<span class="role-label">{}</span>', words.role_word(role))


@register.simple_tag
def role_name(role: object) -> str:
    return words.role_word(role)


@register.inclusion_tag("components/_progress.html")
def progress(done: int, total: int, label: str = "", only_bar: bool = False) -> dict[str, object]:
    done, total = int(done or 0), int(total or 0)
    percent = min(100, round(100 * done / total)) if total else 0
    return {"done": done, "total": total, "label": label, "only_bar": only_bar, "percent": percent}


@register.simple_tag
def level(number: int, text: str = "", of: int = 3) -> SafeString:
    """Small blocks, `number` of them filled, with the word beside it."""
    names = ["level__full" if place < number else "level__empty" for place in range(of)]
    blocks = format_html_join("", BLOCK, ((name, 10 * place + 0.5) for place, name in enumerate(names)))
    return format_html(
        '<span class="level"><svg width="{}" height="12" aria-hidden="true">{}</svg><span>{}</span></span>',
        10 * of,
        blocks,
        text,
    )


@register.simple_tag
def tick(kind: str) -> SafeString:
    return format_html('<span class="tick tick--{}">{}</span>', kind, icons.icon(TICKS[kind]))


@register.simple_tag
def date_tile(day: date | None, late: bool = False) -> SafeString:
    """A calendar leaf: the day, the month, and the year when it is another one."""
    if day is None:
        return format_html('<span class="date-tile"><strong>?</strong>{}</span>', _("no date"))
    same_year = day.year == timezone.localdate().year
    month = days.month(day) if same_year else f"{days.month(day)} {day:%y}"
    return format_html(
        '<time class="date-tile{}" datetime="{}"><strong>{}</strong> {}</time>',
        " date-tile--late" if late else "",
        day.isoformat()[:10],
        day.day,
        month,
    )


@register.filter
def nl_date(day: date | None) -> str:
    return days.long(day)


@register.filter
def nl_date_short(day: date | None) -> str:
    return days.short(day)


@register.filter
def in_days(day: date | None, today: date | None = None) -> str:
    return days.distance(day or None, today or timezone.localdate())


@register.filter
def saved_at(moment: datetime | None) -> str:
    return days.moment(moment or None)


@register.inclusion_tag("components/_sort_header.html", takes_context=True)
def sort_header(
    context: Context, field: str, label: str, numeric: bool = False, param: str = "sort", default: str = ""
) -> dict[str, object]:
    """A table head that sorts: first click ascending, the next one turns it round."""
    query = context["request"].GET.copy()
    current = query.get(param) or default
    turned = f"-{field}" if current == field else field
    query[param] = turned
    query.pop("page", None)
    order = {field: "ascending", f"-{field}": "descending"}.get(current, "")
    return {"label": label, "numeric": numeric, "href": f"?{query.urlencode()}", "order": order}


@register.inclusion_tag("components/_decision_path.html", name="decision_path")
def draw_decision_path(steps: Sequence[Any], end: Any, figure_only: bool = False) -> dict[str, object]:
    """The way to the class as a figure, and as a list where the figure does not fit."""
    drawing = decision_path.draw(steps, end)
    title = decision_path.in_words(steps, end, str(drawing.end_sign.word))
    return {"steps": steps, "end": end, "drawing": drawing, "title": title, "figure_only": figure_only}


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[dict[str, object]]:
    """The menu entries that exist, with the current one marked."""
    request = context.get("request")
    return entries(getattr(request, "path", ""), chosen=str(context.get("menu") or ""))


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The numbers to show around the current page; None is a gap."""
    return [number if isinstance(number, int) else None for number in _elided(page)]


def _elided(page: Page[Any]) -> Iterable[int | str]:
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag
def kept_saved(key: str) -> SafeString:
    """Tell keep-typed.js that what was typed under `key` is safe now."""
    return format_html('<meta name="kept-saved" content="{}">', key)
