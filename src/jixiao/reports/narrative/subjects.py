"""What a report is about: the forms of some documents, each with its name and unit of amounts."""

from collections.abc import Sequence
from typing import NamedTuple

from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project


class Subject(NamedTuple):
    """A form that a report speaks of.

    Args:
        document: The document that holds it.
        project: The form.
        name: What people call it: the project's name, for a department its own.
    """

    document: PerformanceDocument
    project: Project
    name: str

    @property
    def amount_unit(self) -> str:
        """Unit of its amounts as printed, "" when it prints none."""
        return said(self.project.amount_unit.raw) or said(self.document.amount_unit.raw)


def subjects(documents: Sequence[PerformanceDocument], kinds: Sequence[str]) -> list[Subject]:
    """The forms of the kinds that a report is about; of all kinds where there is none of them.

    Args:
        documents: The documents of one file.
        kinds: Kinds of documents, e.g. "self-evaluation".
    """
    fitting = [each for each in documents if each.kind in kinds and each.projects]
    return [
        Subject(document, project, _name(document, project, position))
        for document in fitting or documents
        for position, project in enumerate(document.projects, 1)
    ]


def said(words: str) -> str:
    r"""Words on one line, "" for white space only.

    >>> said(" 农村公路\n 养护 ")
    '农村公路 养护'
    """
    return " ".join(words.split())


def _name(document: PerformanceDocument, project: Project, position: int) -> str:
    return (
        said(project.name.raw)
        or (said(document.department.raw) if len(document.projects) == 1 else "")
        or said(project.title.raw)
        or f"第{position}个项目"
    )
