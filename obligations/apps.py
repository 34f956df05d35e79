from importlib.util import find_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObligationsConfig(AppConfig):
    name = "obligations"
    verbose_name = _("Duties and evidence")

    def ready(self) -> None:
        if find_spec("registry.law.classify"):
            from obligations import checks, receivers  # noqa: F401, PLC0415  listens from here on
