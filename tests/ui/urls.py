"""The site with the style guide and a stand-in for the server side of autosave."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path

from config.urls import urlpatterns as site
from ui import views

CONFLICT = """<p>Iemand anders schreef: <template data-theirs>hun tekst</template></p>
<button type="button" data-take-revision="9">Mijn tekst</button>
<button type="button" data-take-revision="9" data-take-value="theirs">Hun tekst</button>"""


def answer(request: HttpRequest) -> HttpResponse:
    """Answer by what the text asks for."""
    text = request.POST["d2"]
    if "conflict" in text and request.POST["revision"] != "9":
        return HttpResponse(CONFLICT, status=409)
    if "afgemeld" in text:
        return HttpResponseRedirect("/accounts/login/")
    if "fout" in text:
        return JsonResponse({"errors": ["Dit is te lang."]}, status=422)
    if "stuk" in text:
        return HttpResponse(status=503)
    revision = int(request.POST["revision"]) + 1
    return JsonResponse({"revision": revision, "saved_at": "10:43", "progress_html": "<b>16 van 30</b>"})


urlpatterns = [
    *site,
    path("ui/", login_not_required(views.style_guide)),
    path("ui/error/<int:code>/", login_not_required(views.error_page)),
    path("ui/autosave/", login_not_required(answer)),
]
