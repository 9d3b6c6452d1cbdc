"""签批: a plan on one page of a phone, signed or sent back; then the next one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.review import send_back
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import number_of
from jixiao.webapp.queries.signing import SignSeen, sign_seen, to_sign


@for_people
def sign(request: Asked, plan_id: int) -> HttpResponse:
    """The plan; with POST it is signed, or sent back with a reason."""
    now = timezone.now()
    seen = sign_seen(request.user, plan_id, now)
    if request.method == "POST":
        return _signed(request, seen)
    waiting = to_sign(request.user, now)
    place = waiting.index(plan_id) + 1 if plan_id in waiting else None
    here = {"sign": seen, "place": place, "count": len(waiting)}
    return render(request, "pages/sign.html", here)


def _signed(request: Asked, seen: SignSeen) -> HttpResponse:
    now, asked = timezone.now(), request.POST
    name, reason = asked.get("move", ""), asked.get("reason", "")
    part = number_of(asked.get("part", ""))
    if name == "return_" and part is not None:
        send_back(request.user, seen.pk, part, reason, now)
    else:
        move_plan(request.user, seen.pk, name, now, reason=reason)
    told = {"who": seen.department, "year": seen.fiscal_year}
    if seen.agree is not None and name == seen.agree.name:
        messages.success(request, _("已签：%(who)s%(year)s年绩效文本。") % told)
    else:
        messages.success(request, _("已退回：%(who)s%(year)s年绩效文本。") % told)
    waiting = to_sign(request.user, now)
    return redirect("sign", plan_id=waiting[0]) if waiting else redirect("home")


ADDRESSES = [path("sign/<int:plan_id>/", sign, name="sign")]
