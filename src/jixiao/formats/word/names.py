"""Names of WordprocessingML in its two namespaces, the usual one and the strict one."""

from dataclasses import dataclass

SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)


@dataclass(frozen=True, slots=True)
class Names:
    """Tags of one namespace.

    Args:
        space: The namespace in braces.
    """

    space: str

    def __getitem__(self, name: str) -> str:
        """The full tag or attribute name."""
        return self.space + name
