"""Pages of the register itself."""

from django.urls import path

from registry.views import asking, classify, decisions, registration, systems, use_case

app_name = "registry"
urlpatterns = [
    path("use-cases/new/", registration.system, name="register"),
    path("use-cases/new/use-case/", registration.use_case, name="register_use_case"),
    path("use-cases/new/people/", registration.people, name="register_people"),
    path("use-cases/new/again/", registration.start_again, name="register_again"),
    path("use-cases/new/join/<int:pk>/", registration.join, name="register_join"),
    path("use-cases/new/keep/<slug:step>/", registration.keep, name="register_keep"),
    path("systems/search/", registration.system_search, name="system_search"),
    path("systems/<int:pk>/", systems.system, name="system"),
    path("use-cases/<int:pk>/", use_case.use_case, name="use_case"),
    path("use-cases/<int:pk>/edit/", use_case.edit, name="edit"),
    path("use-cases/<int:pk>/withdraw/", use_case.withdraw, name="withdraw"),
    path("use-cases/<int:pk>/history/", use_case.history, name="history"),
    path("use-cases/<int:pk>/propose/", decisions.propose, name="propose"),
    path("decisions/<int:pk>/", decisions.decide, name="decide"),
    path("use-cases/<int:pk>/facts/", classify.classify, name="classify"),
    path("use-cases/<int:pk>/facts/all/", classify.facts_overview, name="facts"),
    path("use-cases/<int:pk>/facts/ask/<slug:fact>/", asking.ask, name="ask_colleague"),
    path("questions/<int:pk>/", asking.asked, name="question_asked"),
    path("use-cases/<int:pk>/facts/<slug:block>/", classify.page, name="questions"),
]
