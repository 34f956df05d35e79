"""Pages about the register itself, and the style guide for its builders."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from ui import views

app_name = "ui"
urlpatterns = [
    # The switch also works on the sign-in page.
    path("language/", login_not_required(set_language), name="language"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("help/", views.help_page, name="help"),
]
if settings.DEBUG:
    urlpatterns += [
        path("ui/", login_not_required(views.style_guide), name="style_guide"),
        path("ui/error/<int:code>/", login_not_required(views.error_page), name="error_page"),
    ]
