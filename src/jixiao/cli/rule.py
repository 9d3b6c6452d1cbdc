"""``jixiao rule``: explains one rule with its examples."""

import argparse
import sys

from jixiao.regulation.source import source_words
from jixiao.rules.catalogue import rules
from jixiao.rules.declare import FAMILIES, Bad, Rule

HELP = "说明一条规则：为什么、怎么改、依据和例子"
OK, WRONG_USE = 0, 3
_NEAR = 8
"""Rules that are named where a word may mean several."""
_REPAIRS = {
    "safe": "可以自动改（--fix）。", "suggested": "会给出改法供选择。", None: "需要人来改。",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("rule", nargs="+", metavar="RULE", help="编号（IND004）、名称或标题")


def run(arguments: argparse.Namespace) -> int:
    """Print what the rules say of themselves."""
    known = rules()
    by_name = {word: each for each in known.values() for word in (each.name, each.title)}
    for at, word in enumerate(arguments.rule):
        rule = known.get(word.upper()) or by_name.get(word.lower())
        if rule is None:
            hint = _hint(word)
            sys.stderr.write(f"没有“{word}”这条规则；{hint}\n")
            return WRONG_USE
        sys.stdout.write(("\n" if at else "") + "\n".join(_lines(rule)) + "\n")
    return OK


def _hint(word: str) -> str:
    """Rules that may be meant by a word that is no rule."""
    known = rules().values()
    if near := [each.id for each in known if word.upper()[:3] == each.family]:
        return f"这一类有：{'、'.join(near)}。"
    near = [f"{each.id} {each.title}" for each in known if word and word in each.title][:_NEAR]
    return f"像是：{'；'.join(near)}。" if near else "用 jixiao rules 查看全部规则。"


def _lines(rule: Rule) -> list[str]:
    lines = [
        f"{rule.id} {rule.title}（{rule.severity.word}）",
        f"类别：{FAMILIES[rule.family][1]}；名称：{rule.name}",
        "",
        *rule.reason.split("\n"),
        "",
        f"怎么改：{rule.fix}{_REPAIRS[rule.repair]}",
        f"依据：{'；'.join(source_words(cite) for cite in rule.cites)}",
    ]
    for example in rule.examples:
        is_bad = isinstance(example, Bad)
        lines += ["", "这样会被指出：" if is_bad else "这样可以："]
        for text in example.documents:
            lines += [f"    {line}" for line in text.split("\n")]
        if isinstance(example, Bad):
            lines += [f"  → {message}" for message in example.says]
    return lines
