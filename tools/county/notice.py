"""Fund notices of the invented county: one project, many receivers, and a sum that does not fit.

The office shares a project out to four departments; all have put it into their plans, pre-filled
with what the notice fixes, and have set their own numbers, which stay below the notice's. A second
notice has just been issued and waits to be taken in.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings

from jixiao.model.lifecycle import Role
from jixiao.services.keeping import keep_bytes
from jixiao.services.reading import read_bytes
from jixiao.services.writing import written
from jixiao.webapp.actions.funds import issue_notice, prepare_notice, share_out, take_in
from jixiao.webapp.actions.plans import CellChange, save_cells
from jixiao.webapp.records import models as records
from tools.county.people import County

TARGET = "projects[0].indicators[0].target"
TEN_THOUSAND = 10_000


class Issue(NamedTuple):
    """What a notice says.

    Args:
        number: Its document number (文号); the year goes in.
        form: Its project, in the outline format.
        shares: Code of a department to 万元, and the number that it sets itself, "" for none yet.
        issued: How long ago.
    """

    number: str
    form: str
    shares: dict[str, tuple[int, str]]
    issued: timedelta


FIRE = Issue(
    "清财建〔{last}〕62号",
    """年度: {year}  单位: 万元
项目: 公共场所消防设施改造  预算数: 360.00  财政资金: 360.00  其他资金: 0.00
标题: 公共场所消防设施改造绩效目标表
用途: 用于学校、小区、文化场馆和职工活动场所的消防设施改造，改造60处，每处6万元，共360万元。
支出计划: 3月底 15%, 6月底 45%, 10月底 85%, 12月底 100%
目标: {year}年10月底前改造公共场所60处，改造后的场所全部通过消防验收。
列: 一级 | 二级 | 三级 | 描述 | 指标值 | 依据
产出指标 | 数量指标 | 改造公共场所数 | 验收单所列场所数之和 | ≥60处 | 清财建〔{last}〕62号
产出指标 | 质量指标 | 消防验收合格率 | 验收合格场所数÷改造场所数×100% | ≥98% | 清财建〔{last}〕62号
产出指标 | 时效指标 | 改造完成时间 | 末份验收单签字的日期 | {year}年10月底前 | 清财建〔{last}〕62号
产出指标 | 成本指标 | 每处平均支出 | 项目实际支出÷改造公共场所数 | ≤6万元/处 | 清财建〔{last}〕62号
效益指标 | 社会效益指标 | 消防隐患整改率 | 已整改隐患数÷排查隐患数×100% | ≥95% | {last}年实际93%
满意度指标 | 服务对象满意度指标 | 场所使用人满意度 | 满意份数÷收回份数×100% | ≥90% | {last}年问卷89%
""",
    {"308": (150, "≥25处"), "334": (90, "≥15处"), "358": (72, "≥10处"), "390": (48, "≥8处")},
    timedelta(days=3),
)
LEGAL = Issue(
    "清财行〔{last}〕71号",
    """年度: {year}  单位: 万元
项目: 基层调解室建设  预算数: 84.00  财政资金: 84.00  其他资金: 0.00
标题: 基层调解室建设绩效目标表
用途: 用于村（社区）和企业调解室的设备购置，建设42个，每个2万元，共84万元。
支出计划: 3月底 10%, 6月底 50%, 10月底 90%, 12月底 100%
目标: {year}年9月底前建成调解室42个，常年有人值守。
列: 一级 | 二级 | 三级 | 描述 | 指标值 | 依据
产出指标 | 数量指标 | 建成调解室数 | 验收单所列调解室数之和 | ≥42个 | 清财行〔{last}〕71号
产出指标 | 质量指标 | 调解室达标率 | 达标调解室数÷建成调解室数×100% | ≥95% | 清财行〔{last}〕71号
产出指标 | 时效指标 | 建成时间 | 最后一份验收单签字的日期 | {year}年9月底前 | 清财行〔{last}〕71号
产出指标 | 成本指标 | 每个平均支出 | 项目实际支出÷建成调解室数 | ≤2万元/个 | 清财行〔{last}〕71号
效益指标 | 社会效益指标 | 纠纷就地化解率 | 就地化解纠纷数÷受理纠纷数×100% | ≥92% | {last}年实际90%
满意度指标 | 服务对象满意度指标 | 来访群众满意度 | 满意份数÷收回份数×100% | ≥90% | {last}年问卷91%
""",
    {"322": (60, ""), "390": (24, "")},
    timedelta(hours=30),
)


def notice_story(
    county: County, cycle: records.Cycle, now: datetime, said: Issue
) -> Iterator[datetime]:
    """The office prepares a notice and issues it; its receivers take it in, one an hour."""
    at = now - said.issued
    yield at
    office = county.others[Role.OFFICE]
    years = {"year": cycle.fiscal_year, "last": cycle.fiscal_year - 1}
    (form,) = read_bytes(said.form.format(**years).encode(), "notice.perf.txt").documents
    name = f"{form.projects[0].title.raw}.docx"
    kept = keep_bytes(settings.MEDIA_ROOT, written([form], ".docx").data)
    file = (name, kept.sha256)
    notice = prepare_notice(office, cycle.pk, said.number.format(**years), form, file, at)
    staff = {each.office.code: each for each in county.staff}
    shares = {
        staff[code].department.pk: Decimal(amount * TEN_THOUSAND)
        for code, (amount, _) in said.shares.items()
    }
    share_out(office, notice.pk, notice.summed, shares, at)
    issue_notice(office, notice.pk, at)
    for code, (_, target) in said.shares.items():
        if not target:
            continue
        at += timedelta(hours=1)
        yield at
        share = notice.shares.get(department=staff[code].department)
        _, part = take_in(staff[code].preparer, share.pk, at)
        save_cells(staff[code].preparer, part, [CellChange(TARGET, "", target)], at)
