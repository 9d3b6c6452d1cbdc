"""Standard input, output and error: always there, in one encoding, and how they are let go."""

import contextlib
import io
import os
import sys
from pathlib import Path


def prepare() -> None:
    """Make the standard streams ready to be written to, whoever started us and however.

    1. One that is closed leads nowhere, so that no file of ours takes its number.
    2. Files and pipes get UTF-8 whatever the code page; a terminal gets what it understands,
       with a question mark for the rest.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 -- to the end
            setattr(sys, name, nowhere)
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def seen(text: bytes) -> bytes:
    """UTF-8 for standard output, in the encoding of the terminal where it is one."""
    encoding = sys.stdout.encoding
    if encoding.lower() in {"utf-8", "utf8"} or not sys.stdout.isatty():
        return text
    return text.decode("utf-8").encode(encoding, "replace")


def let_go() -> None:
    """Nothing more is written to standard output, not even what still waits in its buffer."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
