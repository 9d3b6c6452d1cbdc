"""文号由发文机关代字、年份、序号三部分组成，少了哪一部分都查不到文件。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_OPEN, _CLOSE = r"[〔\[［【(（]", r"[〕\]］】)）]"
_NO_YEAR = pattern(r"[一-鿿](?:[发办函]|财[一-鿿])[ ]?(?:第)?[0-9]{1,4}号")
_NO_END = pattern(rf"[一-鿿]{{2,6}}{_OPEN}20[0-9]{{2}}{_CLOSE}[ ]?[0-9]{{1,4}}(?! ?号|[0-9-])")
_SHORT_YEAR = pattern(r"[一-鿿]{2,6}[〔\[［【][0-9]{2,3}[〕\]］】][ ]?(?:第 ?)?[0-9]{1,4}号")
_NO_SERIAL = pattern(rf"[一-鿿]{{2,6}}{_OPEN}20[0-9]{{2}}{_CLOSE}[ ]?号")


@rule(
    id="BAS009",
    name="document-number-broken",
    title="文号写得不完整",
    fix="按原文件补齐，例如“清财行〔2024〕9号”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="basis",
    needs=("unnumbered",),
    covers=("kind:doc-number-format",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行9号
            """,
            says="“疗养劳模人数”的依据“清财行9号”没有写年份。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行〔2024〕9
            """,
            says="“疗养劳模人数”的依据“清财行〔2024〕9”后面没有“号”。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行〔2024〕号
            """,
            says="“疗养劳模人数”的依据“清财行〔2024〕号”没有写序号。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行〔24〕9号
            """,
            says="“疗养劳模人数”的依据“清财行〔24〕9号”年份没有写全四位数。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行〔2024〕9号
            数量指标 | 疗养劳模人数 | ≥20人 | 清财行2024年9月9号会议纪要
            """
        ),
    ),
)
def document_number_broken(indicator: Indicator) -> str | None:
    words = indicator.basis.raw
    name = short(indicator.name.raw)
    if (found := _NO_YEAR.search(words)) is not None:
        return f"“{name}”的依据“{short(found[0])}”没有写年份。"
    if (found := _SHORT_YEAR.search(words)) is not None:
        return f"“{name}”的依据“{short(found[0])}”年份没有写全四位数。"
    if (found := _NO_END.search(words)) is not None:
        return f"“{name}”的依据“{short(found[0])}”后面没有“号”。"
    if (found := _NO_SERIAL.search(words)) is not None:
        return f"“{name}”的依据“{short(found[0])}”没有写序号。"
    return None
