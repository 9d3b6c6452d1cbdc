"""What a right reading of a sample says, in the exchange form, made from its content alone.

No reader takes part. The conventions are those of the hand-read truth: text verbatim, a
section holds everything below it, merged levels filled down, amounts as printed. Typed
targets, spans, notices and the layout are not stated here.
"""

from typing import Any

from tools.samples.page import filled_down
from tools.samples.plan_pages import numbered, toc_lines

Content = dict[str, Any]
REASONS = ("", "经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
"""A tick below one of these heads says the head's words."""
MONTHS = ("03", "06", "10", "12")


def plan_truth(content: Content) -> Content:
    """A whole plan as one document."""
    projects = [
        _project(content, each, ordinal)
        for ordinal, each in enumerate(content.get("projects", ()), 1)
    ]
    toc = toc_lines(content) if "toc_pages" in content else []
    return {
        "kind": content["kind"],
        "department": content["department"],
        "fiscal_year": content["fiscal_year"],
        "fiscal_year_basis": "stated",
        "title": content["title"],
        "compiled_by": content.get("compiled_by"),
        "reviewed_by": content.get("reviewed_by"),
        "amount_unit": content["amount_unit"],
        "toc": [{"title": title, "page": page} for title, page in toc],
        "sections": _sections(content["sections"]),
        "projects": projects,
        "activities_title": content.get("activities_title"),
        "activities_unit_line": content["unit_line"] if "activities" in content else None,
        "activities": _activities(content.get("activities", ())),
    }


def projects_truth(content: Content, numbers: list[int]) -> Content:
    """Some forms of a plan without the plan around them."""
    return {
        "kind": "project-objectives",
        "department": content["department"],
        "amount_unit": content["amount_unit"],
        "toc": [],
        "sections": [],
        "projects": [_project(content, content["projects"][n - 1], n) for n in numbers],
        "activities": [],
    }


def _sections(sections: list[Content]) -> list[Content]:
    out = []
    for at, section in enumerate(sections):
        words = numbered(section)
        for below in sections[at + 1 :]:
            if below["level"] <= section["level"]:
                break
            words += [below["heading"], *numbered(below)]
        out.append(
            {"heading": section["heading"], "level": section["level"], "text": "\n".join(words)}
        )
    return out


def _project(content: Content, project: Content, ordinal: int) -> Content:
    total, fiscal, other = project["budget"]
    plan = [percent.rstrip("%") or None for percent in project["plan"]]
    keys = ("level1", "level2", "name", "description", "target", "basis")
    return {
        "ordinal": ordinal,
        "title": project["title"],
        "unit_line": content["unit_line"],
        "amount_unit": content["amount_unit"],
        "code": project["code"],
        "name": project["name"],
        "budget": {
            "total": total or None,
            "fiscal_funds": fiscal or None,
            "other_funds": other or None,
        },
        "use_of_funds": project["use_of_funds"],
        "disbursement_plan": dict(zip(MONTHS, plan, strict=True)),
        "objectives": project["objectives"],
        "execution": None,
        "indicators": _indicators(project["rows"], keys),
    }


def _indicators(rows: list[list[str]], keys: tuple[str, ...]) -> list[Content]:
    every = (
        *("level1", "level2", "name", "description", "target", "basis"),
        *("actual", "points", "score", "deviation_reason"),
    )
    out = []
    for row in filled_down(rows, 2):
        printed = dict(zip(keys, row, strict=False))
        out.append({key: printed.get(key) or None for key in every})
    return out


def _activities(rows: list[Content]) -> list[Content]:
    out = []
    duty = None
    for row in rows:
        duty = row.get("duty", duty)
        indicators = [
            {
                "name": name,
                "grade_criteria": {"excellent": best, "good": good, "fair": fair, "poor": poor},
            }
            for name, best, good, fair, poor in row.get("indicators", ())
        ]
        out.append(
            {
                "duty": duty,
                "activity": row.get("activity"),
                "budget": row["budget"].replace(",", "") or None,
                "description": row["description"],
                "objective": row["objective"],
                "indicators": indicators,
            }
        )
    return out


def form_truth(content: Content, form: str) -> Content:
    """One of the road centre's forms as a document of its own."""
    data = content[form]
    kind = {
        "whole": "department-objectives",
        "application": "project-objectives",
        "evaluation": "self-evaluation",
        "monitoring": "monitoring",
    }[form]
    return {
        "kind": kind,
        "department": content["department"],
        "fiscal_year": data["fiscal_year"],
        "fiscal_year_basis": "stated",
        "amount_unit": content["amount_unit"],
        "sections": [],
        "projects": [_form_project(form, data)],
        "activities": [],
    }


def _form_project(form: str, data: Content) -> Content:
    columns = {
        "evaluation": ("target", "actual", "points", "score", "deviation_reason"),
        "monitoring": ("target", "actual"),
    }.get(form, ("target",))
    keys = ("level1", "level2", "name", *columns)
    truth: Content = {
        "ordinal": 1,
        "title": data["title"],
        "name": data.get("name"),
        "code": None,
        "objectives": data.get("objectives", []),
        "execution": _execution(form, data),
        "indicators": _indicators(data["rows"], keys),
    }
    if "budget" in data:
        truth["budget"] = dict(
            zip(("total", "fiscal_funds", "other_funds"), data["budget"], strict=True)
        )
    if form == "monitoring":
        for indicator, row in zip(truth["indicators"], data["rows"], strict=True):
            ticked = (REASONS[int(row[6])], row[7])
            indicator["deviation_reason"] = "；".join(filter(None, ticked)) or None
    return truth


def _execution(form: str, data: Content) -> Content | None:
    keys = {
        "evaluation": (
            "original_budget",
            "adjusted_budget",
            "spent",
            "points",
            "execution_rate",
            "score",
        ),
        "monitoring": ("original_budget", "spent", "execution_rate"),
    }.get(form)
    if keys is None:
        return None
    printed = dict(zip(keys, (words.rstrip("%") for words in data["money"][0][1:]), strict=False))
    order = ("original_budget", "adjusted_budget", "spent", "execution_rate", "points", "score")
    return {key: printed.get(key) for key in order}
