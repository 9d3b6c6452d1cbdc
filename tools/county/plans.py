"""Writes the plan (绩效文本) of a department in the outline format, with or without slips.

A slip is a fault that people really make, planted so that the demo has something to find.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from tools.county.words import Office, Work

SPENDING = (
    "3月底 20%, 6月底 50%, 10月底 85%, 12月底 100%",
    "3月底 10%, 6月底 45%, 10月底 90%, 12月底 100%",
    "3月底 25%, 6月底 55%, 10月底 80%, 12月底 100%",
    "3月底 15%, 6月底 40%, 10月底 85%, 12月底 100%",
)


class Row(NamedTuple):
    """An indicator as it is written."""

    level1: str
    level2: str
    name: str
    description: str
    target: str
    basis: str


class Form(NamedTuple):
    """A project's form before it is written down."""

    work: Work
    year: int
    total: Decimal
    fiscal: Decimal
    use: str
    spending: str
    objectives: tuple[str, ...]
    rows: tuple[Row, ...]


Slip = Callable[[Form], Form]


def outline(office: Office, year: int, slips: Iterable[Slip] = ()) -> str:
    """The plan of a department for a year.

    Args:
        office: The department.
        year: The fiscal year.
        slips: Faults, one after the other into one project after the other.
    """
    forms = [form(office, at, year) for at in range(len(office.works))]
    for at, slip in enumerate(slips):
        forms[at % len(forms)] = slip(forms[at % len(forms)])
    return "\n".join([*_chapters(office, year, forms), *_pages(office, forms)])


def form(office: Office, at: int, year: int) -> Form:
    """The form of a project as a careful clerk fills it in."""
    grown = Decimal(100 + (year + at + int(office.code)) % 4 * 3) / 100
    work = office.works[at]
    number = work.number if work.number < 30 else (work.number * grown).to_integral_value()
    work = work._replace(number=number)
    total = (work.number * work.price).quantize(Decimal("0.01"))
    said = f"{work.number}{work.unit}"
    deadline = f"{year}年{work.month}月底前"
    return Form(
        work, year, total, total,
        f"用于{work.use}，{work.output}{said}，每{work.unit}{_price(work)}，共{total.normalize():f}万元。",
        SPENDING[(int(office.code) + at) % len(SPENDING)],
        (
            f"{deadline}完成{work.name}，{work.output}{said}，{work.quality}不低于{work.rate}%。",
            f"{work.benefit}达到{work.reached.strip('≥')}，{work.people}的满意度不低于90%。",
        ),
        _rows(office, work, year),
    )  # fmt: skip


def _price(work: Work) -> str:
    if work.price < 1:
        return f"{(work.price * 10000).normalize():f}元"
    return f"{work.price}万元"


def _rows(office: Office, work: Work, year: int) -> tuple[Row, ...]:
    number = f"清{office.short[0]}字〔{year - 1}〕{int(office.code) % 37 + 3}号"
    plan = f"{number}《{year}年{work.name}实施方案》"
    said = f"≥{work.number}{work.unit}"
    evidence = "验收单" if work.number * work.price > 100 else "工作台账"
    return (
        Row("产出指标", "数量指标", work.output, f"经核对的{evidence}所列{work.unit}数之和", said, plan),
        Row("产出指标", "质量指标", work.quality,
            f"{work.quality.removesuffix('率')}的数量÷全部数量×100%，取自{evidence}", f"≥{work.rate}%",
            f"{year - 1}年实际{work.rate - 1}%"),
        Row("产出指标", "时效指标", f"{work.name}完成时间", f"最后一份{evidence}签字的日期",
            f"{year}年{work.month}月底前", plan),
        Row("产出指标", "成本指标", f"每{work.unit}平均支出", f"项目实际支出÷{work.output}",
            f"≤{_price(work)}/{work.unit}", f"清财行〔{year - 1}〕15号《项目支出标准》"),
        Row("效益指标", work.level2, work.benefit, f"{office.short}年底按台账汇总的{work.benefit}，同一对象不重复计",
            work.reached, f"{year - 1}年同口径统计台账"),
        Row("满意度指标", "服务对象满意度指标", f"{work.people}满意度",
            "随机发放问卷200份，满意份数÷收回份数×100%", "≥90%", f"{year - 1}年问卷结果89%"),
    )  # fmt: skip


def _chapters(office: Office, year: int, forms: list[Form]) -> Iterable[str]:
    yield f"绩效文本: {office.name}{year}年部门预算绩效文本"
    yield f"年度: {year}  部门: {office.code}001 {office.name}  单位: 万元"
    yield f"编制: {office.name}  审核: 清河口县财政局"
    yield "# 一、总体绩效目标"
    yield f"{year}年围绕{'、'.join(office.duties)}，" + "，".join(
        f"{each.work.output}{each.work.number}{each.work.unit}" for each in forms
    ) + "。"  # fmt: skip
    yield "# 二、分项绩效目标"
    for at, each in enumerate(forms):
        yield f"## （{'一二三四'[at]}）{each.work.name}"
        yield f"{each.work.month}月底前完成，{each.work.quality}不低于{each.work.rate}%。"
    yield "# 三、工作保障措施"
    yield "## （一）完善制度"
    yield f"执行《{office.short}项目资金管理办法》，支出按合同、{'验收单' if forms else ''}和签到表结算。"
    yield "## （二）加强执行"
    yield "每月5日前由办公室核对工作进度和支出进度，落后的当月调整安排。"
    yield "## （三）做好自评和监督"
    yield f"{year}年8月开展绩效运行监控，{year + 1}年1月完成绩效自评并公示。"


def _pages(office: Office, forms: list[Form]) -> Iterable[str]:
    for at, each in enumerate(forms, 1):
        other = each.total - each.fiscal
        yield (
            f"项目: {each.work.name}  预算数: {each.total}  财政资金: {each.fiscal}  其他资金: {other}"
        )
        yield f"标题: {at}.{each.work.name}绩效目标表"
        yield f"编码: 139927{each.year % 100}P00{office.code}1001{20 + at}{'ABCDEFGH'[at]}"
        yield f"用途: {each.use}"
        yield f"支出计划: {each.spending}"
        yield from (f"目标: {words}" for words in each.objectives)
        yield "列: 一级 | 二级 | 三级 | 描述 | 指标值 | 依据"
        yield from (" | ".join(row) for row in each.rows)
