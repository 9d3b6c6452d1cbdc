"""设置 · 接口令牌: tokens with which one's own programs come in; shown once, ended at any time."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from jixiao.model.lifecycle import MoveRefused
from jixiao.webapp.actions import tokens as acts
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.settings import frame_of, number_of
from jixiao.webapp.queries.tokens import tokens_of


@never_cache
@for_people
def tokens(request: Asked) -> HttpResponse:
    """One's own tokens; POST makes or ends one."""
    if request.method != "POST":
        return _shown(request)
    if request.POST.get("act") == "end":
        pk = number_of(request.POST.get("pk", "")) or 0
        acts.end_token(request.user, pk, frame_of(request, None).now)
        messages.success(request, gettext("已停用。"))
        return redirect("tokens")
    if request.POST.get("act") != "make":
        raise Http404
    answer: HttpResponse = _made(request)
    return answer


@reauthentication_required
def _made(request: Asked) -> HttpResponse:
    """A new token with its words; who makes one has just shown that it is really them."""
    given = request.POST
    try:
        _pk, words = acts.make_token(
            request.user, given.get("name", ""), given.get("scope", ""),
            number_of(given.get("days", "")) or 0, frame_of(request, None).now,
        )  # fmt: skip
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return _shown(request, status=400)
    return _shown(request, words=words)


def _shown(request: Asked, *, words: str = "", status: int = 200) -> HttpResponse:
    frame = frame_of(request, None)
    seen = {
        "frame": frame, "tokens": tokens_of(request.user, frame.now), "days": acts.DAYS,
        "words": words, "given": request.POST if status == 400 else {},
    }  # fmt: skip
    return render(request, "pages/settings_tokens.html", seen, status=status)


ADDRESSES = [path("settings/tokens/", tokens, name="tokens")]
