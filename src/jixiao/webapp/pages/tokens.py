"""设置 · 接口令牌: tokens with which one's own programs come in; shown once, ended at any time."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from jixiao.model.lifecycle import MoveRefused
from jixiao.webapp.actions import tokens as acts
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import number_of
from jixiao.webapp.pages.settings import frame_of
from jixiao.webapp.queries.tokens import tokens_of


@never_cache
@for_people
def tokens(request: Asked) -> HttpResponse:
    """One's own tokens; POST ends one."""
    if request.method == "POST":
        pk = number_of(request.POST.get("pk", "")) or 0
        acts.end_token(request.user, pk, timezone.now())
        messages.success(request, gettext("已停用。"))
        return redirect("tokens")
    return _shown(request)


@never_cache
@for_people
@reauthentication_required
def new_token(request: Asked) -> HttpResponse:
    """The form for a new token, and the token; who makes one has just shown that it is them."""
    if request.method != "POST":
        return _shown(request, is_new=True)
    given = request.POST
    try:
        _pk, words = acts.make_token(
            request.user, given.get("name", ""), given.get("scope", ""),
            number_of(given.get("days", "")) or 0, timezone.now(),
        )  # fmt: skip
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return _shown(request, is_new=True, status=400)
    return _shown(request, words=words)


def _shown(
    request: Asked, *, words: str = "", is_new: bool = False, status: int = 200
) -> HttpResponse:
    frame = frame_of(request, None)
    seen = {
        "frame": frame, "tokens": tokens_of(request.user, frame.now), "days": acts.DAYS,
        "words": words, "is_new": is_new, "given": request.POST if status == 400 else {},
    }  # fmt: skip
    return render(request, "pages/settings_tokens.html", seen, status=status)


ADDRESSES = [
    path("settings/tokens/", tokens, name="tokens"),
    path("settings/tokens/new/", new_token, name="new-token"),
]
