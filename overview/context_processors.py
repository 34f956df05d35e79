"""The number of things that wait for somebody, for the bell in the page head."""

from django.http import HttpRequest


def waiting(request: HttpRequest) -> dict[str, object]:
    return {}
