"""What pages ask while somebody types."""

from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("units/search/", views.unit_search, name="unit_search"),
]
