"""Pages that bring everything together."""

from django.urls import path

from overview.views import lists, start

app_name = "overview"
urlpatterns = [
    path("", start.start, name="start"),
    path("use-cases/", lists.use_cases, name="use_case_list"),
    path("systems/", lists.systems, name="system_list"),
]
