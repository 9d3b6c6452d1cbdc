"""The first start: which region, and who administers it; gone once somebody is entered."""

from django.contrib.auth import password_validation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused
from jixiao.webapp.actions.first import begin
from jixiao.webapp.queries.door import has_people

_FIELDS = ("code", "region", "finance", "username", "name", "password")


def first(request: HttpRequest) -> HttpResponse:
    """Ask for the region and the first administrator."""
    if has_people():
        raise Http404
    said, status = "", 200
    if request.method == "POST":
        given = [request.POST.get(name, "") for name in _FIELDS]
        try:
            if given[-1] != request.POST.get("again", ""):
                message = gettext("两次写的密码不一样。")
                raise MoveRefused(message)
            code, region, finance, username, name, password = given
            begin(code, region, finance, username, name, password, timezone.localtime())
        except MoveRefused as refused:
            said, status = str(refused), 400
        else:
            return redirect("account_login")
    rules = password_validation.password_validators_help_texts()
    seen = {"said": said, "given": request.POST, "rules": rules}
    return render(request, "pages/first.html", seen, status=status)


ADDRESSES = [path("begin/", first, name="begin")]
