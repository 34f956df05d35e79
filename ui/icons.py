"""Icons from the one sprite file, by reference (pages) or in place (PDF)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SPRITE = Path(__file__).parent / "static" / "ui" / "img" / "icons.svg"
SVG = "{http://www.w3.org/2000/svg}"


class UnknownIcon(LookupError):
    """A template asks for an icon that the sprite does not hold."""


@cache
def shapes() -> dict[str, SafeString]:
    """Icon name -> its SVG markup, read from the sprite that ships with the product."""
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    root = ElementTree.parse(SPRITE).getroot()
    return {symbol.attrib["id"]: _inner(symbol) for symbol in root.iter(f"{SVG}symbol")}


def _inner(symbol: ElementTree.Element) -> SafeString:
    text = "".join(ElementTree.tostring(child, encoding="unicode").strip() for child in symbol)
    return mark_safe(text.replace(' xmlns="http://www.w3.org/2000/svg"', ""))  # our own file, not user input


def shape(name: str) -> SafeString:
    """The markup of one icon, 16 by 16."""
    try:
        return shapes()[name]
    except KeyError as error:
        known = ", ".join(sorted(shapes()))
        raise UnknownIcon(f"icon '{name}' is not in icons.svg; known are {known}") from error


@cache
def icon(name: str, *, inline: bool = False, size: int = 16) -> SafeString:
    """An icon as decoration: hidden for assistive technology, the word stands beside it.

    Made once each: a page shows some sixty, and the sprite does not change while the server runs.
    """
    body = shape(name)
    if not inline:
        body = format_html('<use href="{}#{}"></use>', static("ui/img/icons.svg"), name)
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="{0}" height="{0}" aria-hidden="true" focusable="false">{1}</svg>',
        size,
        body,
    )
