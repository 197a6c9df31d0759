"""An .xlsx file that somebody sent, made safe to read: small enough, without macros and formulas.

Such a file is a zip of XML. Every part is unpacked within a limit and packed anew, so that what reads
it further on meets neither a bomb nor a sheet that claims a billion cells.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

LARGEST_FILE = 20_000_000
"""Bytes of a file. A filled in sheet of all texts has less than one million."""
LARGEST_PARTS = 60_000_000
"""Bytes of everything in it, unpacked."""
MOST_PARTS = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 52

_CELL = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)(\d*)\s*["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


class NotAReviewSheet(Exception):
    """A file cannot be read as a filled in sheet. The message says why, in a line."""


def unpacked(data: bytes) -> io.BytesIO:
    """The same workbook, safe to read. Raises NotAReviewSheet."""
    if len(data) > LARGEST_FILE:
        raise NotAReviewSheet(f"it is larger than {LARGEST_FILE // 1_000_000} MB")
    anew, left = io.BytesIO(), LARGEST_PARTS
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(anew, "w") as target:
            for part in _parts(packed):
                content = _content(packed, part, left)
                left -= len(content)
                _look_into(part.filename, content)
                target.writestr(part.filename, content)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
    ) as bad:
        raise NotAReviewSheet("it is no .xlsx file, or it is damaged") from bad
    anew.seek(0)
    return anew


def _parts(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    parts = packed.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) < len(names):
        raise NotAReviewSheet("it holds more than a spreadsheet does")
    if "xl/workbook.xml" not in names:
        raise NotAReviewSheet("it is no .xlsx file, or it is damaged")
    if any("vbaproject" in name.lower() or "macrosheet" in name.lower() for name in names):
        raise NotAReviewSheet("it holds macros; save it as a plain .xlsx file")
    return parts


def _content(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    with packed.open(part) as opened:
        content = opened.read(left + 1)
    if len(content) > left:
        raise NotAReviewSheet("unpacked it would be larger than any sheet of ours")
    return content


def _look_into(name: str, content: bytes) -> None:
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise NotAReviewSheet("it holds declarations that no spreadsheet program writes")
    if not _SHEET.fullmatch(name):
        return
    if found := _FORMULA.search(content):
        where = [at[1] + at[2] for at in _CELL.finditer(content[: found.start()])]
        at = where[-1].decode() if where else "a cell"
        raise NotAReviewSheet(f"{at} holds a formula; write the words as plain text")
    for letters, digits in _CELL.findall(content):
        if _column(letters) > MOST_COLUMNS or int(digits or 0) > MOST_ROWS:
            raise NotAReviewSheet("it has cells far outside our sheet; copy the rows into a fresh one")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + letter - 64
    return number
