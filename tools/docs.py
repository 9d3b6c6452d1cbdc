"""Generates the pages of docs/ that repeat what code and data say; ``--check`` fails when stale."""

import sys
import tomllib
from contextlib import redirect_stdout
from io import StringIO
from os import environ
from pathlib import Path

from jixiao.cli.main import commands, run
from jixiao.regulation.edition import editions
from jixiao.regulation.source import sources
from tools.lifecycle_page import lifecycle_page
from tools.rule_pages import pages
from tools.settings_page import settings_page

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
NOTE = "<!-- 由 make docs 生成，请不要直接修改。 -->\n"


def terms() -> str:
    """The glossary: one Chinese term, one English word."""
    entries = tomllib.loads((DOCS / "terms.toml").read_text(encoding="utf-8"))["term"]
    rows = [
        f"| {each['zh']} | {_codes(each['en'])} | {_codes(each.get('never', ()))} | {each['source']} |"
        for each in entries
    ]
    head = "| 中文 | 代码中的名称 | 不用 | 理由、出处 |\n| --- | --- | --- | --- |"
    intro = (
        "一个中文术语在代码里只有一个英文名称，类、字段、列名和网址都一样。"
        "数据在 [terms.toml](terms.toml)，由测试核对。"
    )
    return "\n".join((NOTE, "# 术语表\n", intro, "", head, *rows, ""))


def _codes(words: list[str] | tuple[str, ...]) -> str:
    return "、".join(f"`{word}`" for word in words)


def command_line() -> str:
    """Every command with its own help."""
    environ["COLUMNS"] = "88"
    parts = [NOTE, "# 命令行\n", _block(_help([]))]
    parts += [f"## jixiao {name}\n\n{_block(_help([name]))}" for name in commands()]
    return "\n".join(parts)


def _help(words: list[str]) -> str:
    out = StringIO()
    with redirect_stdout(out):
        try:
            run([*words, "--help"])
        except SystemExit as end:
            if end.code:
                raise
    return out.getvalue()


def _block(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n"


def layouts() -> str:
    """Layout editions and what they rest on."""
    head = "| 版式 | 名称 | 文件种类 | 指标分类 | 读取 |\n| --- | --- | --- | --- | --- |"
    rows = [
        f"| `{each.id}` | {each.title} | {_codes(each.kinds)} | `{each.taxonomy}` |"
        f" {'是' if each.supported else each.notice} |"
        for each in sorted(editions(), key=lambda each: (not each.supported, each.id))
    ]
    intro = (
        "按表头的字认版式，不按位置。新版式只要在 `src/jixiao/regulation/editions/` 里加一个文件。"
    )
    return "\n".join((NOTE, "# 版式\n", intro, "", head, *rows, "", *_cited()))


def _cited() -> list[str]:
    head = "| 编号 | 文号 | 名称 | 印发日期 | 已对官方文本 |\n| --- | --- | --- | --- | --- |"
    rows = [
        f"| `{each.id}` | {each.number or ''} | {each.title} | {each.issued or ''} |"
        f" {'是' if each.checked else '待核'} |"
        for each in sources().values()
    ]
    return ["## 依据文件\n", head, *rows, ""]


PAGES = {
    "terms.md": terms, "cli.md": command_line, "layouts.md": layouts, "settings.md": settings_page,
    "manual/lifecycle.md": lifecycle_page, **pages(),
}  # fmt: skip


def leftovers() -> list[Path]:
    """Pages of rules that are gone."""
    return [
        path
        for path in sorted((DOCS / "rules").glob("*.md"))
        if path.relative_to(DOCS).as_posix() not in PAGES
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are stale."""
    stale = []
    for name, make in PAGES.items():
        path, text = DOCS / name, make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in leftovers():
        stale.append(path.relative_to(DOCS).as_posix())
        if "--check" not in arguments:
            path.unlink()
    if stale and "--check" in arguments:
        print(f"docs/ 已过时，请运行 make docs：{'、'.join(stale)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
