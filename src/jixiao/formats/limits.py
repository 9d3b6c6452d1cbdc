"""What a hostile or broken file may cost, in one place (限制).

Every limit can be set by the environment: ``JIXIAO_MAX_FILE_BYTES=…`` and so on.
"""

import os
import re
from dataclasses import dataclass, fields

_NUMBER = re.compile(r"0*[1-9][0-9]{0,17}")


class UnreadableDocument(Exception):  # noqa: N818 -- it is a fact about a document, not our error
    """The bytes are not what they claim, or exceed a limit.

    The message is one Chinese sentence or two: what is wrong and what to do. The service
    that reads the file puts its name in front.
    """


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for reading one file.

    Args:
        file_bytes: Size of a file.
        unzipped_bytes: Sum of all parts of a packed document.
        unzip_ratio: Unzipped to zipped size from which a part above 10 MB is taken for a bomb.
        zip_entries: Parts of a packed document or files in an archive.
        xml_depth: Nesting of elements.
        table_depth: Nesting of tables.
        cells: Cells of all tables of one file.
        pages: Pages of a PDF.
        scan_pages: Pages that are read by optical character recognition.
        image_pixels: Width times height of a scanned page.
        text_characters: Characters of a file that is written as text, markup included.
        layout_characters: Characters of all paragraphs and cells of one file.
        seconds: Time for one file, where an engine can be stopped.
        office_bytes: Memory of LibreOffice, where the system can bound it.
    """

    file_bytes: int = 200_000_000
    unzipped_bytes: int = 1_000_000_000
    unzip_ratio: int = 200
    zip_entries: int = 20_000
    xml_depth: int = 400
    table_depth: int = 20
    cells: int = 1_000_000
    pages: int = 2_000
    scan_pages: int = 300
    image_pixels: int = 120_000_000
    text_characters: int = 30_000_000
    layout_characters: int = 2_000_000
    seconds: int = 600
    office_bytes: int = 1_000_000_000


def too_long(limits: Limits) -> UnreadableDocument:
    """What is said of a file with more words than the layout step is given."""
    message = f"文件里的文字超过 {limits.layout_characters} 字，请拆分成几个文件后再读。"
    return UnreadableDocument(message)


def limits_from_environment() -> Limits:
    """The limits, changed by ``JIXIAO_MAX_…`` where one is set.

    Raises:
        ValueError: A variable is no whole number above 0; the message names it.
    """
    changed: dict[str, int] = {}
    for each in fields(Limits):
        name = f"JIXIAO_MAX_{each.name.upper()}"
        if name in os.environ:
            text = os.environ[name]
            if not _NUMBER.fullmatch(text):
                message = f"环境变量 {name} 应为大于 0 的整数，最多 18 位，现在是“{text[:40]}”。"
                raise ValueError(message)
            changed[each.name] = int(text)
    return Limits(**changed)


DEFAULT_LIMITS = Limits()
