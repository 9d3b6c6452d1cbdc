"""Reads the sample documents of three departments and says, in Chinese, what they say."""

import importlib.util
import shutil
import sys
import time
import unicodedata
from pathlib import Path

from jixiao.cli.summary import lines
from jixiao.formats.exchange.writing import document_entry
from jixiao.formats.limits import UnreadableDocument
from jixiao.services.reading import FileRead, read
from tests.truth import compared, sample_truth

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
UNION, CULTURE, ROADS = "qinghekou-union-2025", "qinghekou-culture-2019", "qinghekou-roads-2025"
SAME = {
    "Word 97-2003": "plan.doc",
    "OpenDocument": "plan.odt",
    "网页": "plan.html",
    "PDF": "plan.pdf",
    "PDF（Word 导出）": "plan-office.pdf",
    "纯文本": "plan.txt",
}


def say(words: str = "") -> None:
    """A line for the reader."""
    print(words, flush=True)


def head(words: str) -> None:
    """A heading."""
    say(f"\n{words}\n{'─' * min(78, _wide(words))}")


def _wide(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)


def padded(words: str, columns: int) -> str:
    """Words filled up with blanks to a width in which Chinese signs count two."""
    return words + " " * max(0, columns - _wide(words))


def show(file: FileRead, *, most: int | None = None) -> None:
    """The summary of a file, or its first lines."""
    width = max(118, shutil.get_terminal_size().columns)
    found = [line.replace(f"{ROOT}/", "") for line in lines(file, width)]
    for line in found[:most]:
        say(line)
    if most is not None and len(found) > most:
        say(f"       …（还有 {len(found) - most} 行）")


def same_plan_in_every_format() -> None:
    """One line for each format of the union's plan."""
    truth = sample_truth(UNION)
    for label, name in SAME.items():
        begun = time.perf_counter()
        try:
            file = read(SAMPLES / UNION / name)
        except UnreadableDocument as error:
            say(f"  {padded(label, 18)}{str(error).partition('：')[2]}")
            continue
        spent = 1000 * (time.perf_counter() - begun)
        found = compared([document_entry(each) for each in file.documents], truth)
        right = found.leaves - len(found.differences)
        say(f"  {padded(label, 18)}{right}/{found.leaves} 个值与原稿一致，用时 {spent:.0f} 毫秒")


def scan() -> None:
    """The page under a red seal, where the extra for scans is installed."""
    if importlib.util.find_spec("rapidocr") is None:
        say("  没有安装扫描件识别（pip install 'jixiao[ocr]'），略过。")
        return
    say("  120 dpi、歪斜、有噪点，红章盖在表上；识别全程离线。可疑的单元格会给出提示，请人核对。\n")
    show(read(SAMPLES / UNION / "scan-bad.pdf"))


def main() -> int:
    """Tell the story from one plan to a scanned page."""
    say("绩效（jixiao）演示：把部门交来的绩效文件读成有类型、有出处的数据。")
    say("清河口县及其单位、编码、文号都是虚构的。文件在 samples/ 里。")
    head("一、一份绩效文本（Word）")
    show(read(SAMPLES / UNION / "plan.docx"))
    head("二、同一份绩效文本的其他格式")
    same_plan_in_every_format()
    head("三、老版式：部门职责-工作活动，优良中差（GB18030 文本）")
    show(read(SAMPLES / CULTURE / "plan.txt"), most=20)
    head("四、一个文件里的四张表：整体目标、申报、自评、监控（Word）")
    show(read(SAMPLES / ROADS / "forms.docx"))
    head("五、盖了章的扫描件")
    scan()
    head("接下来")
    say("  .venv/bin/jixiao read 你的文件或文件夹                   看摘要")
    say("  .venv/bin/jixiao read 文件 --format json                 全部内容，含读法和位置")
    say("  .venv/bin/jixiao read 文件夹 --format csv --out 结果     每项指标一行，Excel 可直接打开")
    say("  .venv/bin/jixiao read 文件 --where                       每个值在第几页第几行第几列")
    say("  .venv/bin/jixiao target “≥90%”                           一个指标值怎么读")
    return 0


if __name__ == "__main__":
    sys.exit(main())
