"""“酌情扣分”没有标准，不同的人会打出不同的分。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import EVALUATING, PLANNING, Bad, Fault, Good, rule
from jixiao.rules.prose import Prose
from jixiao.rules.wording import short


@rule(
    id="SEL035",
    name="deduction-vague",
    title="扣分标准空泛",
    fix="写明每少完成多少扣几分、扣完为止。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=(*PLANNING, *EVALUATING),
    covers=("D55",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            列: 二级 | 三级 | 指标值 | 完成值 | 备注
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 未达指标值酌情扣分
            """,
            says="“未达指标值酌情扣分”里的“酌情扣分”没有说扣多少。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            列: 二级 | 三级 | 指标值 | 完成值 | 备注
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 每少一场扣2分
            """,
        ),
    ),
)
def deduction_vague(prose: Prose, context: Context) -> Iterator[Fault]:
    for spot in prose.spots(context.words("vague_deductions")):
        passage, words = spot.passage, spot.words
        message = f"“{short(passage.raw)}”里的“{words}”没有说扣多少。"
        yield Fault(message, path=passage.path, words=words, start=spot.start)
