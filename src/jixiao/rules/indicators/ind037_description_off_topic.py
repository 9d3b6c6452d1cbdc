"""描述应当解释名称；两处没有一个字相同，多半是从别的表上抄来的。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import bare, short

_SHORTEST = 6
_SHORTEST_NAME = 4
_COMMON = frozenset("的数率人度")
# Endings of names and what a description that counts the same may call it: 签到表上的学员人数
# tells how 公益培训人数 is counted without saying 培训. A rate has to name its two parts; of what
# had to be done (占应答复件数) it may tell without the words of its name.
_SAID_OTHERWISE = (
    (("人数", "人次"), ("人数", "人次")),
    (("时间", "日期", "期限"), ("日期", "时间", "之日")),
    (("覆盖率", "覆盖面", "及时率", "完成率", "到位率", "参与率"), ("占应", "÷应", "/应")),
    (("准确率", "精准率", "合规率"), ("符合",)),
)


@rule(
    id="IND037",
    name="description-off-topic",
    title="指标描述说的是另一回事",
    fix="按名称重写描述，写明这条指标怎么算。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="description",
    needs=("astray",),
    covers=(
        "D27",
        "kind:description-mismatch",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 资金到位率 | 完成研究任务的项目在所有立项项目中的比例 | ≥95% | 上年数
            """,
            says="“资金到位率”的描述是“完成研究任务的项目在所有立项项目中的比例”，说的不是同一件事。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 劳模满意度（%） | 0 | ≥95% | 清工发〔2024〕6号
            """,
            says="“劳模满意度（%）”的描述只写了“0”，没有说明这条指标怎么算。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 资金到位率 | 实收金额÷应收金额×100% | ≥95% | 清工发〔2024〕6号
            """
        ),
        Good(
            """
            项目: 公益培训  预算数: 36.00
            数量指标 | 公益培训人数 | 签到表上的学员人数，跨期不重复计 | ≥1800人 | 清文字〔2024〕22号
            时效指标 | 送戏下乡完成时间 | 最后一场演出结束的日期 | 2025年11月30日前 | 清文字〔2024〕25号
            社会效益指标 | 观看演出的村民人次 | 各场现场清点人数之和 | ≥2.4万人次 | 清文字〔2024〕25号
            数量指标 | 维修改造校舍面积 | 经核对的验收单所列平方米数之和 | ≥9374平方米 | 清教字〔2024〕15号
            数量指标 | 修复矿山面积 | 经核对的验收单所列亩数之和 | ≥120亩 | 清资字〔2024〕3号
            质量指标 | 诉求办理及时率 | 限期内答复件数占应答复件数的比例 | ≥98% | 清政字〔2024〕8号
            质量指标 | 政策宣传覆盖率 | 实际走访户数÷应走访户数×100% | ≥90% | 清政字〔2024〕8号
            质量指标 | 补助对象准确率 | 抽查中符合条件的学生数÷抽查学生数×100% | =100% | 清教字〔2024〕8号
            """
        ),
    ),
)
def description_off_topic(indicator: Indicator) -> str | None:
    words, name = indicator.description.raw, indicator.name.raw
    for sign in name:  # most have their first sign in common
        if sign in words and sign not in _COMMON:
            return None
    text, title = bare(words), bare(name)
    if text.isdigit():
        return f"“{short(name)}”的描述只写了“{words}”，没有说明这条指标怎么算。"
    if len(text) < _SHORTEST or len(title) < _SHORTEST_NAME or "是" in words[:1]:
        return None
    for endings, said in _SAID_OTHERWISE:
        if title.endswith(endings) and any(word in text or word in words for word in said):
            return None
    target = indicator.target.value
    unit = None if target is None else target.unit
    if unit and (f"{unit}数" in text or (len(unit) > 1 and unit in text)):
        return None  # it says how the unit of the target is counted: 验收单所列平方米数之和
    return f"“{short(name)}”的描述是“{short(words)}”，说的不是同一件事。"
