"""Patches users' files (原件修补): safe fixes and findings as comments, by the kind of file."""

from collections.abc import Sequence

from jixiao.formats.limits import Limits
from jixiao.formats.patching.orders import Author, Edit, Patched, Unpatchable
from jixiao.formats.reader import OLE
from jixiao.kernel.findings import Finding, Severity
from jixiao.services.checking import FileChecked
from jixiao.services.reading import FileRead
from jixiao.services.remarks import remarks_of

AUTHOR, INITIALS = "绩效审核（Jixiao）", "JX"
_INSTEAD = {
    "pdf": "PDF 文件不能改字，请改导出它的 Word 或 Excel 文件；要在 PDF 上看意见，请用 --comment。",
    "doc": "97-2003 格式的 Word 文件（.doc）不能直接改，请在 Word 或 WPS 里另存为 .docx 后再试。",
    "excel": "97-2003 格式的工作簿（.xls、.et）不能直接改，请另存为 .xlsx 后再试。",
    "odt": "OpenDocument 文件（.odt）不能直接改，请在 LibreOffice 或 WPS 里另存为 .docx 后再试。",
    "html": "网页不能直接改，请改导出它的文件，或在 Word 里打开后另存为 .docx 再试。",
    "image": "图片不能直接改，请改它的原始电子文档。",
}
_ONLY_COPY = "这种文件不能加批注；请用 --format html 生成审核意见，或先另存为 .docx、.xlsx 再试。"
_NO_PLACE = "这处在文件里没有确切的位置，没有改。"


def author_of(date: str, name: str = "") -> Author:
    """Who changes and comments.

    Args:
        date: The day, ISO.
        name: Shown beside comments; ours unless given.
    """
    given = name.strip()
    return Author(given or AUTHOR, given[:2] if given else INITIALS, f"{date}T00:00:00")


def is_patchable(reader: str, data: bytes) -> bool:
    """Whether words of such a file can be changed within it."""
    return reader in {"docx", "excel"} and not data.startswith(OLE)


def instead(reader: str) -> str:
    """What to do with a file whose words can not be changed, "" for the exchange forms."""
    return _INSTEAD.get(reader, "")


def fixed_original(
    file: FileRead, findings: Sequence[Finding], data: bytes, limits: Limits, author: Author | None
) -> tuple[bytes, list[Finding], list[tuple[Finding, str]]]:
    """The bytes of a Word or Excel file with safe fixes.

    Args:
        file: The file as read.
        findings: Those with safe fixes.
        data: Its bytes.
        limits: What reading may cost.
        author: Who changes, where changes are to be tracked; None changes plainly.

    Returns:
        The bytes, the findings that were mended, the others with a sentence each.

    Raises:
        Unpatchable: The file can not be changed at all.
    """
    left = [(each, _NO_PLACE) for each in findings if each.span is None]
    ordinals: dict[Edit, int] = {}
    asked: list[tuple[Finding, int]] = []
    for each in findings:
        if each.span is not None:
            edit = Edit(each.span, each.text, each.replacement or "")
            asked.append((each, ordinals.setdefault(edit, len(ordinals))))
    patched = _patched(file.source.reader, data, list(ordinals), limits, author)
    done = [each for each, ordinal in asked if ordinal not in patched.refused]
    left += [(e, patched.refused[ordinal]) for e, ordinal in asked if ordinal in patched.refused]
    return patched.data, done, left


def commented(
    checked: FileChecked, data: bytes, limits: Limits, author: Author, level: Severity
) -> Patched:
    """The bytes of a file with its findings as comments.

    Args:
        checked: The file with its findings.
        data: Its bytes.
        limits: What reading may cost.
        author: Who comments.
        level: Findings from this level on.

    Raises:
        Unpatchable: The file can not be commented.
    """
    remarks = remarks_of(checked.file, checked.counted(level))
    reader = checked.file.source.reader
    if reader == "pdf":
        from jixiao.formats.patching.pdf_notes import annotate_pdf  # noqa: PLC0415 -- start-up time

        return annotate_pdf(data, remarks, limits, author)
    if not is_patchable(reader, data):
        raise Unpatchable(_ONLY_COPY)
    if reader == "excel":
        from jixiao.formats.patching.notes import note_workbook  # noqa: PLC0415 -- start-up time

        return note_workbook(data, remarks, limits, author)
    from jixiao.formats.patching.commenting import comment_word  # noqa: PLC0415 -- start-up time

    return comment_word(data, remarks, limits, author)


def _patched(
    reader: str, data: bytes, edits: Sequence[Edit], limits: Limits, author: Author | None
) -> Patched:
    if not is_patchable(reader, data):
        raise Unpatchable(instead(reader))
    if reader == "excel":
        from jixiao.formats.patching.workbook import patch_workbook  # noqa: PLC0415 -- start-up time

        return patch_workbook(data, edits, limits)
    from jixiao.formats.patching.word import patch_word  # noqa: PLC0415 -- start-up time

    return patch_word(data, edits, limits, author)
