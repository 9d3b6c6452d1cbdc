"""Pages as plain text, in the two ways in which such tables are usually flattened."""

from tools.samples.page import Grid, Line, Part


def write_tabs(parts: list[Part]) -> str:
    """Every cell a line behind a tab, a row ends with an empty line (text out of Word)."""
    out: list[str] = []
    for part in parts:
        for item in part.items:
            if isinstance(item, Grid):
                out += _tab_rows(item)
                out.append(" ")
            elif item.words:
                out += [_tab_line(item), ""]
    return "\n".join(out) + "\n"


def _tab_line(line: Line) -> str:
    if line.style == "toc" and line.page is not None:
        return f"{line.words}.....\t{line.page}"
    if line.style == "h1":
        return f"{line.words} TC {line.words} \\f C \\l 1 "
    if line.style in {"body", "list"}:
        return f"　　{line.words}"
    return line.words


def _tab_rows(grid: Grid) -> list[str]:
    out = []
    for row in grid.with_tails():
        out += ["\t" if tail else f"\t{cell.words}" for _, cell, tail in row]
        out.append("")
    return out


def write_pipes(parts: list[Part]) -> str:
    """A row a line, cells between pipes; cells merged from above are simply absent."""
    out: list[str] = []
    for part in parts:
        for item in part.items:
            if isinstance(item, Grid):
                for row in item.with_tails():
                    cells = (cell.words.replace("\n", "") for _, cell, tail in row if not tail)
                    out.append(" | ".join(cells) + " |")
            elif item.words:
                out.append(item.words)
        out.append("")
    return "\n".join(out)
