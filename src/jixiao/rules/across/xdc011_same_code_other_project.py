"""一个项目编码只属于一个项目，编码重复会把资金和绩效记到别人名下。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.traces import Traces, file_of


@rule(
    id="XDC011",
    name="same-code-other-project",
    title="不同项目用了同一个项目编码",
    fix="核对项目库，改正其中一个编码。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=(),
    examples=(
        Bad(
            """
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  编码: 13999925P00330000012A  预算数: 20.00
            """,
            """
            部门: 340 清河口县林业局
            年度: 2025
            项目: 苗木补贴  编码: 13999925P00330000012A  预算数: 12.00
            """,
            says="项目编码“13999925P00330000012A”在1.txt里是“水源地巡查”，这里是“苗木补贴”。",
        ),
        Good(
            """
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  编码: 13999925P00330000012A  预算数: 20.00
            """,
            """
            部门: 330 清河口县水务局
            年度: 2025
            自评: 水源地巡查  编码: 13999925P00330000012A  执行数: 20.00
            """,
        ),
    ),
)
def same_code_other_project(traces: Traces) -> Iterator[Fault]:
    owner: dict[str, tuple[int, str, str]] = {}
    for form in traces.forms:
        code = form.project.code
        if code is None or not form.key:
            continue
        at, key, name = owner.setdefault(code, (form.at, form.key, form.project.name))
        if key != form.key and key not in form.key and form.key not in key and at != form.at:
            message = (
                f"项目编码“{code}”在{file_of(traces.documents[at].name)}里是“{name}”，"
                f"这里是“{form.project.name}”。"
            )
            yield Fault(message, document=form.at, path=f"{form.path}.code")
