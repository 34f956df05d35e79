"""`{{ text|local }}`: a text of a content file in the language of the screen."""

from django import template

from registry.texts import local

register = template.Library()
register.filter("local", local)
