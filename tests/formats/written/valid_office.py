"""Whether files are valid by the schemas of Office Open XML, as openxml-audit (PyPI, MIT) has them.

Parts that the standard lets a file do without (ISO/IEC 29500-1, 11.3 and 12.3) are no fault.
"""

import tempfile
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

_MAY_BE_MISSING = ("theme", "settings", "fontTable", "styles", "webSettings")


def faults(data: bytes, suffix: str) -> list[str]:
    """What is wrong with a file, one sentence each; [] when it is valid.

    Args:
        data: The whole file.
        suffix: ".docx" or ".xlsx".
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=1000)
        found = [str(each) for each in validator.validate(str(path)).errors]
    return [each for each in found if not _may_be(each)]


def _may_be(fault: str) -> bool:
    return "A required relationship type" in fault and any(
        f"relationships/{name}'" in fault for name in _MAY_BE_MISSING
    )
