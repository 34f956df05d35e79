"""Addresses of dossiers."""

from django.urls import path

from obligations.views import dossier as views

urlpatterns = [
    path("use-cases/<int:pk>/dossiers/", views.dossier_list, name="dossier_list"),
    path("use-cases/<int:pk>/dossiers/new/", views.dossier_request, name="dossier_request"),
    path("dossiers/", views.my_dossiers, name="my_dossiers"),
    path("dossiers/<int:pk>/", views.dossier, name="dossier"),
    path("dossiers/<int:pk>/state/", views.dossier_state, name="dossier_state"),
    path("dossiers/<int:pk>/again/", views.dossier_retry, name="dossier_retry"),
    path("dossiers/<int:pk>/pdf/", views.dossier_pdf, name="dossier_pdf"),
]
