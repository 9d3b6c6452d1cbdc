"""Writes samples/ anew: truth and files. ``python -m tools.samples [--no-office]``."""

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tools.samples.form_pages import FORMS, form_part
from tools.samples.office import convert
from tools.samples.page import Grid, Part
from tools.samples.plan_pages import joined_grid, plan_parts, project_items, project_part
from tools.samples.scan import as_jpeg, as_pdf, scanned
from tools.samples.sheet import write_xlsx
from tools.samples.text import write_pipes, write_tabs
from tools.samples.truth import form_truth, plan_truth, projects_truth
from tools.samples.typeset import write_pdf
from tools.samples.word import write_docx

ROOT = Path(__file__).parents[2]
OUT = ROOT / "samples"
TRUTH = ROOT / "tests" / "samples_truth"
CONTENT = Path(__file__).parent / "content"
Content = dict[str, Any]


def content(name: str) -> Content:
    """The content of one department."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def truths() -> dict[str, list[Content]]:
    """Name of a truth to its documents."""
    union, culture, roads = content("union"), content("culture"), content("roads")
    return {
        union["slug"]: [plan_truth(union)],
        f"{union['slug']}-forms": [projects_truth(union, [1, 2, 3, 4])],
        f"{union['slug']}-form-1": [projects_truth(union, [1])],
        f"{union['slug']}-form-2": [projects_truth(union, [2])],
        f"{union['slug']}-forms-3-4": [projects_truth(union, [3, 4])],
        culture["slug"]: [plan_truth(culture)],
        roads["slug"]: [form_truth(roads, form) for form in FORMS],
        f"{roads['slug']}-evaluation": [form_truth(roads, "evaluation")],
    }


def union_files(data: Content) -> Iterator[tuple[str, bytes]]:
    """The union's plan, its forms as a workbook, and scans of single forms."""
    parts = plan_parts(data)
    yield "plan.docx", write_docx(parts)
    yield "plan.pdf", write_pdf(parts)
    yield "plan.txt", write_tabs(parts).encode("utf-8")
    sheets = []
    for number, project in enumerate(data["projects"], 1):
        lines = [item for item in project_items(data, project) if not isinstance(item, Grid)]
        kept = [line for line in lines if line.words]
        sheets.append(Part(f"项目{number}", [*kept, joined_grid(project)]))
    yield "forms.xlsx", write_xlsx(sheets)
    pages = scanned(write_pdf([project_part(data, [3, 4])]), 200, 7)
    yield "scan-200dpi.pdf", as_pdf(pages, 200, 34)
    photo = scanned(write_pdf([project_part(data, [2])]), 150, 8)[0]
    yield "scan-150dpi.jpg", as_jpeg(photo, 150, 70)
    seal = data["department"]["name"]
    bad = scanned(write_pdf([project_part(data, [1])]), 120, 9, bad=True, seal=seal)
    yield "scan-bad.pdf", as_pdf(bad, 120, 40, gray=False)


def culture_files(data: Content) -> Iterator[tuple[str, bytes]]:
    """The older plan with its duty–activity table."""
    parts = plan_parts(data)
    yield "plan.docx", write_docx(parts)
    yield "plan.pdf", write_pdf(parts)
    yield "plan.txt", write_tabs(parts).encode("gb18030")


def roads_files(data: Content) -> Iterator[tuple[str, bytes]]:
    """Four forms in one file, and the self-evaluation as a scan."""
    parts = [form_part(data, form) for form in FORMS]
    yield "forms.docx", write_docx(parts, small=True)
    yield "forms.pdf", write_pdf(parts)
    yield "forms.xlsx", write_xlsx(parts)
    yield "forms.txt", write_pipes(parts).encode("utf-16")
    pages = scanned(write_pdf([form_part(data, "evaluation")]), 150, 11)
    yield "evaluation-scan.pdf", as_pdf(pages, 150, 60)


FILES: dict[str, Callable[[Content], Iterator[tuple[str, bytes]]]] = {
    "union": union_files,
    "culture": culture_files,
    "roads": roads_files,
}
OFFICE = {
    "union": ("doc", "odt", "html", "pdf"),
    "culture": ("doc", "odt", "html"),
    "roads": ("doc", "html", "pdf"),
}


def main(arguments: list[str]) -> int:
    """Write everything; without LibreOffice the converted files stay as they are."""
    TRUTH.mkdir(parents=True, exist_ok=True)
    for name, documents in truths().items():
        text = json.dumps({"documents": documents}, ensure_ascii=False, indent=1)
        (TRUTH / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    for name, make in FILES.items():
        data = content(name)
        folder = OUT / data["slug"]
        folder.mkdir(exist_ok=True)
        for file, written in make(data):
            (folder / file).write_bytes(written)
        if "--no-office" not in arguments:
            source = next(folder.glob("*.docx"))
            for suffix in OFFICE[name]:
                stem = f"{source.stem}-office" if suffix == "pdf" else source.stem
                (folder / f"{stem}.{suffix}").write_bytes(convert(source, suffix))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
