"""docs/settings.md: what a bureau writes into its jixiao.toml, with every parameter that there is."""

from collections.abc import Iterator
from typing import Any

from jixiao.regulation.parameters import Value, parameter, parameter_names
from jixiao.regulation.source import source_words

NOTE = "<!-- 由 make docs 生成，请不要直接修改。 -->\n"
_WORDS = 6
"""Words of a list that are shown; the rest is counted."""

_TEXT = """# 本单位的设置

`jixiao check` 用当前文件夹里的 `jixiao.toml`（或 `--settings 文件`），UTF-8 编码。没有这个文件，
一切按通行的办法。改了哪些级别和参数、哪些不再提示没有用上或已过期，审核结束时都会说；写错的地方用
一句话指出，退出码是 3。

```toml
[levels]                       # 级别：error 错误、warning 提醒、note 建议
BAS005 = "note"                # 规则的编号或名称
TXT = "note"                   # 一整类；单独写明的规则优先

[parameters]                   # 规则用的数和词，名称见下表
basis_age_years = 15

[[suppress]]                   # 不再提示，每条一段
rule = "TXT014"
file = "*工会*.docx"           # 以下三项缩小范围，可以不写：哪些文件（* 代表任何字）
where = "documents[0].projects[1]"   # 哪个位置（--format json 里的 where，写开头即可）
text = "工资福利"              # 哪几个字（--format json 里的 text）
by = "预算绩效科"              # 谁决定的，必须写
reason = "本市沿用旧称"        # 为什么，必须写
until = 2026-12-31             # 到哪一天，过期照常提示；不写就没有期限
```

* 不再提示一处：写 `rule`、`file` 和 `text`（或 `where`；行会移动，`text` 更可靠）。
* 不再提示一份文件里的一条规则：写 `rule` 和 `file`。
* 全单位不再提示一条规则：只写 `rule`。
* 不再提示的问题仍在 `json`、`csv`、`sarif`、`html` 里，写着谁决定的、为什么；文字结果说有几条。

## 参数

词的列表会整个换掉通行的列表，请把要保留的词也写上。有几个年度、几个地区的值时，这里列最近的全国值。

| 名称 | 说明 | 单位 | 通行的值 | 依据 |
| --- | --- | --- | --- | --- |"""


def settings_page() -> str:
    """The page."""
    return "\n".join((NOTE, _TEXT, *_rows(), ""))


def _rows() -> Iterator[str]:
    for name in parameter_names():
        one = parameter(name)
        value = max(one.values, key=_rank)
        unchecked = "" if value.checked else "（待核）"
        cells = (
            f"`{name}`", one.title, one.unit, _shown(value.value),
            f"{source_words(value.cite).removesuffix('（待核）')}{unchecked}",
        )  # fmt: skip
        whole = " | ".join(cell.replace("|", "\\|") for cell in cells)
        yield f"| {whole} |"


def _rank(value: Value) -> tuple[bool, Any]:
    return not value.region, value.begins


def _shown(value: Any) -> str:
    if isinstance(value, list):
        told = "、".join(value[:_WORDS])
        return told + (f"等 {len(value)} 个" if len(value) > _WORDS else "")
    if isinstance(value, dict):
        return "、".join(list(value)[:_WORDS]) + (
            f"等 {len(value)} 项" if len(value) > _WORDS else ""
        )
    return str(value)
