"""Routes of the whole site; each app names its own."""

from django.contrib import admin
from django.urls import include, path

from config import health

urlpatterns = [
    path("", include("overview.urls")),
    path("", include("people.urls")),
    path("", include("registry.urls")),
    path("", include("assessments.urls")),
    path("", include("obligations.urls")),
    path("", include("ui.urls")),
    path("accounts/", include("allauth.urls")),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("admin/", admin.site.urls),
]
