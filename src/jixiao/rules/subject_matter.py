"""What a project is about: its name, use of funds and objectives as one text."""

from jixiao.model.project import Project
from jixiao.rules.wording import short


def matter_of(project: Project) -> str:
    """Name, use of funds and objectives, with a separator that no word crosses."""
    return "\x1e".join(
        [project.name.raw, project.use_of_funds.raw, *(each.raw for each in project.objectives)]
    )


def called(project: Project) -> str:
    """The project in quotes as messages call it; 这个项目 when it has no name."""
    return f"“{short(project.name.raw)}”" if project.name.raw else "这个项目"
