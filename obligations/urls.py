from django.urls import URLPattern

from obligations import urls_dossier

app_name = "obligations"
urlpatterns: list[URLPattern] = [
    *urls_dossier.urlpatterns,
]
