"""Acts that begin with an empty form: a plan, one more project, taking an empty one away again."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused
from jixiao.services.beginning import blank_plan, with_project
from jixiao.services.parts import COVER, PROJECT, UNNAMED, fingerprint, stored
from jixiao.webapp.actions.checking import check_again
from jixiao.webapp.actions.plans import add_project_part, editable, start_plan
from jixiao.webapp.actions.told import tell_again
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records


def start_blank(actor: records.Person, cycle_id: int, department_id: int, at: datetime) -> int:
    """Begin a department's plan with the blank form; returns the plan's number.

    Raises:
        ObjectDoesNotExist: There is no such year, or no such department in its region.
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: There is a plan of this year already.
    """
    with transaction.atomic():
        cycle = records.Cycle.objects.select_related("region").get(pk=cycle_id)
        department = records.Department.objects.get(pk=department_id, region=cycle.region)
        document = blank_plan(
            department.code, department.name, cycle.region.finance_name, cycle.fiscal_year
        )
        plan = start_plan(actor, cycle, department, document, at, why="从空白表开始")
        check_again(plan, localdate(at))
    return plan.pk


def add_project(actor: records.Person, plan_id: int, at: datetime) -> int:
    """Put a blank project behind the others; returns the number of its part.

    Raises:
        ObjectDoesNotExist: There is no such plan.
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state.
    """
    with transaction.atomic():
        plan = editable(actor, plan_id, at)
        part = add_project_part(actor, plan, UNNAMED, _blank(plan), at, "新增空白项目")
        tell_again(plan)
        check_again(plan, localdate(at))
        note(actor, plan.cycle.region, "add_project", f"part:{part.pk}", at)
    return part.pk


def remove_project(actor: records.Person, plan_id: int, part_id: int, at: datetime) -> None:
    """Take a project away in which nothing has been written.

    Raises:
        ObjectDoesNotExist: The plan has no such project.
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: Something is written in it, or the plan can not be edited in its state.
    """
    with transaction.atomic():
        plan = editable(actor, plan_id, at)
        part = plan.parts.select_related("head").get(pk=part_id, kind=PROJECT, is_removed=False)
        if part.head is None or part.head.sha256 != fingerprint(_blank(plan)):
            message = gettext("这个项目里已经写了字，没有拿掉；只有空白的项目才能拿掉。")
            raise MoveRefused(message)
        part.is_removed = True
        part.save(update_fields=("is_removed",))
        tell_again(plan)
        check_again(plan, localdate(at))
        note(actor, plan.cycle.region, "remove_project", f"part:{part.pk}", at)


def _blank(plan: records.Plan) -> dict[str, object]:
    """A blank project as this plan keeps it: in the layout and the unit of its cover."""
    cover = plan.parts.select_related("head").get(kind=COVER, is_removed=False)
    if cover.head is None:
        message = f"the cover of plan {plan.pk} has no version"
        raise LookupError(message)
    return stored(with_project(cover.head.document()))
