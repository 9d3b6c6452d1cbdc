"""绩效文本: the page as printed, edited in place."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import CellChange, save_cells
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.paper import sheets
from jixiao.webapp.queries.plans import plan_seen


@for_people
def show(request: Asked, plan_id: int) -> HttpResponse:
    """The plan."""
    plan = plan_seen(request.user, plan_id, timezone.now())
    return render(request, "pages/plan.html", {"plan": plan, "sheets": sheets(plan)})


@for_people
@require_POST
def save(request: Asked, plan_id: int, part_id: int) -> HttpResponse:
    """Save cells of a part: fields come as ``path`` with ``was:path`` beside it."""
    plan_seen(request.user, plan_id, timezone.now())
    changes = [
        CellChange(name[4:], request.POST.get(f"was:{name[4:]}", ""), request.POST[name])
        for name in request.POST
        if name.startswith("now:")
    ]
    version = save_cells(request.user, part_id, changes, timezone.now())
    if request.htmx:
        return JsonResponse({"version": version.number})
    return redirect("plan", plan_id=plan_id)


@for_people
@require_POST
def move(request: Asked, plan_id: int) -> HttpResponse:
    """Make a move."""
    plan = plan_seen(request.user, plan_id, timezone.now())
    move_plan(
        request.user, plan.pk, request.POST.get("move", ""), timezone.now(),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    return redirect("plan", plan_id=plan_id)
