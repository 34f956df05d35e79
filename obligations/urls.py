"""Addresses of duties and evidence; those of dossiers have a file of their own."""

from django.urls import include, path

from obligations.views import duties, evidence, work

app_name = "obligations"
urlpatterns = [
    path("duties/", duties.my_duties, name="my_duties"),
    path("duties/<int:pk>/", duties.duty, name="duty"),
    path("duties/<int:pk>/status/", work.status, name="duty_status"),
    path("duties/<int:pk>/assign/", work.assign, name="duty_assign"),
    path("duties/<int:pk>/take/", work.take, name="duty_take"),
    path("duties/<int:pk>/note/", work.note, name="duty_note"),
    path("duties/<int:pk>/evidence/", evidence.upload, name="evidence_upload"),
    path("evidence/<int:pk>/", evidence.evidence, name="evidence"),
    path("evidence/<int:pk>/withdraw/", evidence.withdraw, name="evidence_withdraw"),
    path("use-cases/<int:pk>/duties/", duties.duty_list, name="duty_list"),
    path("", include("obligations.urls_dossier")),
]
