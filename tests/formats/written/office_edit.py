"""Edits a workbook in LibreOffice as a person would: a macro runs on it, and it is saved again."""

import subprocess
from pathlib import Path

from jixiao.formats.office import program

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Edit(source As String, target As String)
  Dim hide(0) As New com.sun.star.beans.PropertyValue
  hide(0).Name = "Hidden"
  hide(0).Value = True
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hide())
{steps}
  Dim save(0) As New com.sun.star.beans.PropertyValue
  save(0).Name = "FilterName"
  save(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, save())
  book.close(True)
End Sub
</script:module>
"""
SORT = """
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = {column}
  field(0).IsAscending = {ascending}
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields"
  how(0).Value = field()
  how(1).Name = "ContainsHeader"
  how(1).Value = False
  sheet.getCellRangeByName("{area}").sort(how())
"""


def edited(data: bytes, steps: str, folder: Path) -> bytes:
    """The workbook after the steps.

    Args:
        data: The workbook.
        steps: Lines of Basic; ``book`` is the workbook.
        folder: An empty folder for the profile and the files.
    """
    office = program()
    assert office is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = [office, profile, "--headless", "--norestore"]
    subprocess.run([*options, "--terminate_after_init"], check=True, timeout=120)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.replace("{steps}", steps), encoding="utf-8")
    source, target = folder / "source.xlsx", folder / "target.xlsx"
    source.write_bytes(data)
    macro = f'macro:///Standard.Module1.Edit("{source.as_uri()}","{target.as_uri()}")'
    subprocess.run([*options, macro], check=True, timeout=120)
    return target.read_bytes()
