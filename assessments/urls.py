from django.urls import path

from assessments import views

app_name = "assessments"
urlpatterns = [
    path("use-cases/<int:pk>/assessments/", views.overview, name="overview"),
    path("use-cases/<int:pk>/assessments/start/", views.start, name="start"),
    path("assessments/", views.my_assessments, name="my_assessments"),
    path("assessments/<int:pk>/", views.assessment, name="assessment"),
    path("assessments/<int:pk>/read/", views.reading, name="reading"),
    path("assessments/<int:pk>/submit/", views.submit, name="submit"),
    path("assessments/<int:pk>/review/", views.review, name="review"),
    path("assessments/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("assessments/<int:pk>/answers/<slug:question>/", views.answer, name="answer"),
    path("assessments/<int:pk>/answers/<slug:question>/history/", views.history, name="history"),
    path("assessments/<int:pk>/<slug:section>/", views.section, name="section"),
]
