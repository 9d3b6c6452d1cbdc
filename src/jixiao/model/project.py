"""Projects (项目) with their indicators, as the forms print them."""

from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.kernel.codes import ProjectCode
from jixiao.kernel.money import Money
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.target import Target


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of an indicator grid (三级指标), merged cells filled down.

    Args:
        level1: Level 1 (一级指标) as printed; value is its key in the taxonomy, e.g. "OUTPUT".
        level2: Level 2 (二级指标) as printed; value is its key, e.g. "QUANTITY".
        name: Name (三级指标).
        description: Description (绩效指标描述, 指标解释).
        target: Target (指标值), joined from columns of their own where operator and unit have one.
        basis: Basis (指标值确定依据).
        actual: Actual (实际完成值), read by the same grammar as the target.
        points: Points (分值, 权重).
        score: Score (得分).
        deviation_reason: Reason of a deviation and measures (偏差原因分析及改进措施).
        forecast: What is expected at the year's end (全年预计完成情况); monitoring forms.
        likelihood: Whether the target will be met (完成目标可能性); monitoring forms.
        note: 备注.
        span: The row's place.
    """

    level1: Stated[str] = UNSTATED
    level2: Stated[str] = UNSTATED
    name: Stated[str] = UNSTATED
    description: Stated[str] = UNSTATED
    target: Stated[Target] = UNSTATED
    basis: Stated[str] = UNSTATED
    actual: Stated[Target] = UNSTATED
    points: Stated[Decimal] = UNSTATED
    score: Stated[Decimal] = UNSTATED
    deviation_reason: Stated[str] = UNSTATED
    forecast: Stated[Target] = UNSTATED
    likelihood: Stated[str] = UNSTATED
    note: Stated[str] = UNSTATED
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Budget of a project (预算规模).

    Args:
        total: 预算数, 年度资金总额.
        fiscal_funds: 其中：财政资金, 财政拨款.
        other_funds: 其他资金.
    """

    total: Stated[Money] = UNSTATED
    fiscal_funds: Stated[Money] = UNSTATED
    other_funds: Stated[Money] = UNSTATED


@dataclass(frozen=True, slots=True)
class Execution:
    """Money block of a self-evaluation or monitoring form (预算执行), its total row.

    Args:
        original_budget: 年初预算数.
        adjusted_budget: 全年预算数.
        spent: 全年执行数; in a monitoring form what was spent so far (1-7月执行数).
        execution_rate: 执行率 in percent.
        points: 分值.
        score: 得分.
        forecast: 全年预计执行数; monitoring forms.
    """

    original_budget: Stated[Money] = UNSTATED
    adjusted_budget: Stated[Money] = UNSTATED
    spent: Stated[Money] = UNSTATED
    execution_rate: Stated[Decimal] = UNSTATED
    points: Stated[Decimal] = UNSTATED
    score: Stated[Decimal] = UNSTATED
    forecast: Stated[Money] = UNSTATED


@dataclass(frozen=True, slots=True)
class DisbursementPlan:
    """Disbursement plan (资金支出计划): cumulative percent by the end of a month.

    Args:
        checkpoints: (month 1..12, percent) pairs in the order of the page.
    """

    checkpoints: tuple[tuple[int, Stated[Decimal]], ...] = ()

    def at(self, month: int) -> Stated[Decimal]:
        """The percent planned by the end of a month, UNSTATED when the form has no such column."""
        return next((percent for at, percent in self.checkpoints if at == month), UNSTATED)


@dataclass(frozen=True, slots=True)
class Project:
    """One form about one project, or about the whole department.

    Args:
        ordinal: Its number on the page, or its position, 1 upwards.
        title: The table's heading line.
        unit_line: The line above the table with unit code and name.
        amount_unit: 万元 or 元, as the form prints it.
        code: 项目编码.
        name: 项目名称.
        department: 主管部门.
        unit: 实施单位.
        budget: Budget.
        use_of_funds: 资金用途.
        disbursement_plan: Disbursement plan.
        objectives: 绩效目标, one entry per numbered item, outer numbers removed.
        long_term_objectives: 中期目标, 长期目标, in the same way.
        objective_results: 实际完成情况 of the objectives; self-evaluation forms.
        execution: Money block of a self-evaluation or monitoring form, else None.
        indicators: The rows of the grid; of two halves side by side the annual one.
        long_term_indicators: The rows of the other half (中期, 长期), if the form has one.
        total_points: 总分 printed under 分值.
        total_score: 总分 printed under 得分.
        span: The form's place.
    """

    ordinal: int | None = None
    title: Stated[str] = UNSTATED
    unit_line: Stated[str] = UNSTATED
    amount_unit: Stated[str] = UNSTATED
    code: Stated[ProjectCode] = UNSTATED
    name: Stated[str] = UNSTATED
    department: Stated[str] = UNSTATED
    unit: Stated[str] = UNSTATED
    budget: Budget = field(default_factory=Budget)
    use_of_funds: Stated[str] = UNSTATED
    disbursement_plan: DisbursementPlan = field(default_factory=DisbursementPlan)
    objectives: tuple[Stated[str], ...] = ()
    long_term_objectives: tuple[Stated[str], ...] = ()
    objective_results: tuple[Stated[str], ...] = ()
    execution: Execution | None = None
    indicators: tuple[Indicator, ...] = ()
    long_term_indicators: tuple[Indicator, ...] = ()
    total_points: Stated[Decimal] = UNSTATED
    total_score: Stated[Decimal] = UNSTATED
    span: Span | None = None
