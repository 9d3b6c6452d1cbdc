"""One fund notice, many receivers: the office prepares and issues it, departments take it in."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.kernel.document_number import find_document_numbers
from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import MoveRefused
from jixiao.services.funds import amount_words, for_receiver, project_of, summed_by_default
from jixiao.services.parts import PROJECT, loaded, parts_of, stored
from jixiao.webapp import access
from jixiao.webapp.actions.locks import in_turn_on
from jixiao.webapp.actions.plans import add_project_part, require_editable
from jixiao.webapp.actions.told import tell_again
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records


def prepare_notice(
    actor: records.Person, cycle_id: int, number: str, document: PerformanceDocument,
    file: tuple[str, str], at: datetime,
) -> records.FundNotice:  # fmt: skip
    """Begin a notice with the form of its project; who gets what is said later.

    Args:
        actor: Who.
        cycle_id: The year.
        number: Its document number (文号).
        document: What was read of the form.
        file: Name and SHA-256 of the file that it was read from, which is kept.
        at: When.

    Raises:
        NotAllowed: The actor does not manage the year of this region.
        MoveRefused: The number is no document number, the form has no project or no amount, or
            there is such a notice already.
    """
    with transaction.atomic():
        cycle = records.Cycle.objects.select_related("region").get(pk=cycle_id)
        access.require_in(actor, (access.MANAGE,), cycle.region, localdate(at))
        number = " ".join(number.split())
        if not find_document_numbers(number):
            message = gettext("“%(number)s”不像文号，请照文件写，如 某财预〔2027〕1号。") % {
                "number": number[:30]
            }
            raise MoveRefused(message)
        project = project_of(document)
        if project is None:
            message = gettext("文件里应正好有一张项目绩效目标表，读到了 %(count)s 张。") % {
                "count": len(document.projects)
            }
            raise MoveRefused(message)
        total = project.budget.total.value
        if not project.name.raw or total is None or total.yuan <= 0 or not project.indicators:
            message = gettext("这张绩效目标表没有写全项目名称、预算数和指标，不能下达。")
            raise MoveRefused(message)
        if cycle.fund_notices.filter(number=number, name=project.name.raw[:200]).exists():
            message = gettext("%(number)s 的“%(name)s”已经有了，请打开它继续。") % {
                "number": number, "name": project.name.raw,
            }  # fmt: skip
            raise MoveRefused(message)
        form = next(each for each in parts_of(document) if each.kind == PROJECT).document
        made = records.FundNotice.objects.create(
            cycle=cycle, number=number[:80], name=project.name.raw[:200], total=total.yuan,
            content=stored(form), summed=summed_by_default(project), made_by=actor, made_at=at,
            file_name=file[0][:255], sha256=file[1],
        )  # fmt: skip
        note(actor, cycle.region, "prepare_notice", f"notice:{made.pk}", at, number=number)
    return made


def share_out(
    actor: records.Person, notice_id: int, summed: Iterable[int], shares: Mapping[int, Decimal],
    at: datetime,
) -> None:  # fmt: skip
    """Say who gets how much, and which rows add up over the receivers.

    Args:
        actor: Who.
        notice_id: The notice.
        summed: Rows whose targets the receivers set themselves.
        shares: Department to amount in 元; departments without money are left out.
        at: When.

    Raises:
        NotAllowed: The actor does not manage the year of this region.
        MoveRefused: It is issued already, or an amount is negative.
    """
    with transaction.atomic():
        notice = _draft(actor, notice_id, at)
        rows = len(loaded(notice.content).projects[0].indicators)
        here = set(access.departments_within(notice.cycle.region).values_list("pk", flat=True))
        given = {key: each for key, each in shares.items() if each and key in here}
        if any(each < 0 for each in given.values()):
            message = gettext("下达的金额不能是负数。")
            raise MoveRefused(message)
        notice.summed = sorted({each for each in summed if 0 <= each < rows})
        notice.save(update_fields=("summed",))
        notice.shares.all().delete()
        for department, amount in given.items():
            notice.shares.create(department_id=department, amount=amount)
        note(
            actor, notice.cycle.region, "share_out", f"notice:{notice.pk}", at,
            receivers=len(given), amount=str(sum(given.values(), Decimal(0))),
        )  # fmt: skip


def issue_notice(actor: records.Person, notice_id: int, at: datetime) -> None:
    """Issue a notice: from now on its receivers see it, and it does not change.

    Raises:
        NotAllowed: The actor does not manage the year of this region.
        MoveRefused: It is issued already, or the shares do not add up to the total.
    """
    with transaction.atomic():
        notice = _draft(actor, notice_id, at)
        given = notice.shares.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
        if given != notice.total:
            message = gettext(
                "分给各部门的合计 %(given)s 万元，和总额 %(total)s 万元不一致，不能下达。"
            ) % {
                "given": amount_words(given, "万元"), "total": amount_words(notice.total, "万元"),
            }  # fmt: skip
            raise MoveRefused(message)
        notice.issued_at = at
        notice.save(update_fields=("issued_at",))
        note(
            actor, notice.cycle.region, "issue_notice", f"notice:{notice.pk}", at,
            number=notice.number, total=str(notice.total),
        )  # fmt: skip


def drop_notice(actor: records.Person, notice_id: int, at: datetime) -> None:
    """Give up a notice that is not issued.

    Raises:
        NotAllowed: The actor does not manage the year of this region.
        MoveRefused: It is issued.
    """
    with transaction.atomic():
        notice = _draft(actor, notice_id, at)
        note(actor, notice.cycle.region, "drop_notice", f"notice:{notice.pk}", at)
        notice.delete()


def take_in(actor: records.Person, share_id: int, at: datetime) -> tuple[int, int]:
    """Put an issued project into the receiver's plan, filled in as far as the notice says.

    Returns:
        The numbers of the plan and of the part.

    Raises:
        ObjectDoesNotExist: There is no such share, or it is not issued.
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: There is no plan, it can not be edited now, or the project is in it already.
    """
    with transaction.atomic():
        share = records.FundShare.objects.select_related("notice__cycle__region", "department").get(
            pk=share_id, notice__issued_at__isnull=False
        )
        access.require(actor, access.EDIT, share.department, localdate(at))
        notice = share.notice
        plan = records.Plan.objects.filter(
            cycle__fiscal_year=notice.cycle.fiscal_year, department=share.department
        ).first()
        if plan is None:
            message = gettext("%(department)s今年的绩效文本还没有开始，请先开始。") % {
                "department": share.department.name
            }
            raise MoveRefused(message)
        in_turn_on(pk=plan.pk)
        plan.refresh_from_db()
        require_editable(plan)
        if plan.parts.filter(notice=notice, is_removed=False).exists():
            message = gettext("这个项目已经在文本里了。")
            raise MoveRefused(message)
        part = _added(actor, plan, share, at)
        tell_again(plan)
        note(actor, notice.cycle.region, "take_in", f"part:{part.pk}", at, notice=notice.pk)
    return plan.pk, part.pk


def _added(
    actor: records.Person, plan: records.Plan, share: records.FundShare, at: datetime
) -> records.Part:
    notice = share.notice
    content = stored(for_receiver(loaded(notice.content), notice.summed, share.amount))
    why = f"下达 {notice.number}"
    return add_project_part(actor, plan, notice.name, content, at, why, notice=notice)


def _draft(actor: records.Person, notice_id: int, at: datetime) -> records.FundNotice:
    notice = (
        records.FundNotice.objects.select_for_update(of=("self",))
        .select_related("cycle__region")
        .get(pk=notice_id)
    )
    access.require_in(actor, (access.MANAGE,), notice.cycle.region, localdate(at))
    if notice.issued_at is not None:
        message = gettext("这个文件已经下达，不能再改。")
        raise MoveRefused(message)
    return notice
