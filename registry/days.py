"""Write a day in words, in both languages; for the pure modules, which know no locale."""

from __future__ import annotations

from datetime import date

from registry.datafile import Text

_NL = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
       "december")  # fmt: skip
_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
       "December")  # fmt: skip


def in_words(day: date) -> Text:
    return Text(f"{day.day} {_NL[day.month - 1]} {day.year}", f"{day.day} {_EN[day.month - 1]} {day.year}")
