"""Reader of the outline format (提纲, .perf.txt)."""

from dataclasses import dataclass

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.outline.reading import IS_KEY, read_outline
from jixiao.formats.reader import Read


@dataclass(frozen=True, slots=True)
class OutlineReader:
    """Reader of the outline format."""

    name: str = "outline"
    version: str = "1"
    suffixes: tuple[str, ...] = (".perf.txt",)
    media_type: str = "text/plain"

    def sniff(self, data: bytes) -> bool:
        """Whether the first words are a key of the format; other text comes by its suffix."""
        head = data[:400].decode("utf-8-sig", errors="ignore").lstrip()
        return IS_KEY(head) is not None

    def read(self, data: bytes, limits: Limits) -> Read:
        """The one document of an outline."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            message = "提纲文件（.perf.txt）应当用 UTF-8 编码，请另存为 UTF-8 后再读。"
            raise UnreadableDocument(message) from None
        if len(text) > limits.text_characters:
            message = f"文件超过 {limits.text_characters} 字，请拆分后再读。"
            raise UnreadableDocument(message)
        return Read((read_outline(text),), self.name, self.version, self.media_type)


READER = OutlineReader()
