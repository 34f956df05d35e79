from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObligationsConfig(AppConfig):
    name = "obligations"
    verbose_name = _("Duties and evidence")

    def ready(self) -> None:
        from obligations import checks, receivers  # noqa: F401, PLC0415  both listen from here on
