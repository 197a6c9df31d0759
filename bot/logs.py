"""What the program says while it runs: that something happened, never what was said.

A line on standard error has the time, the level, the logger, the message, and of an exception its
class and the place in our own code. Messages and arguments come from our own rooms alone; of any
other library only its name is told, and of an exception never its words: they may be a person's.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import warnings
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import TextIO

OURS = ("bot", "handlers", "db", "matching", "locales")
TOP = Path(__file__).resolve().parent.parent

log = logging.getLogger(__name__)


class Bare(logging.Formatter):
    """One line for each record, with nothing in it that came from a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Never uses the record's own rendering of an exception, nor another library's words."""
        parts = told(record)
        line = f"{parts['time']} {parts['level']:<7} {parts['logger']}"
        if "message" in parts:
            line = f"{line}: {parts['message']}"
        if "trace" in parts:
            line = f"{line} ({parts['trace']})"
        return line


class JsonLines(logging.Formatter):
    """The same as one JSON object for each record, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Its keys are `time`, `level`, `logger`, and where there is one `message` and `trace`."""
        return json.dumps(told(record), ensure_ascii=False)


def told(record: logging.LogRecord) -> dict[str, str]:
    """What may be told of a record, each part by its name."""
    when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    parts = {"time": f"{when[:-6]}Z", "level": record.levelname, "logger": record.name}
    if record.name.partition(".")[0] in OURS:
        parts["message"] = _message(record)
    if record.exc_info and record.exc_info[1]:
        parts["trace"] = trace(record.exc_info[1])
    return parts


def _message(record: logging.LogRecord) -> str:
    if isinstance(record.args, tuple):
        shown = (type(one).__name__ if isinstance(one, BaseException) else one for one in record.args)
        message = str(record.msg) % tuple(shown)
    else:
        message = str(record.msg)
    return " ".join(message.splitlines())


def trace(error: BaseException) -> str:
    """An exception as its class and the innermost place in our own code, and so on for its causes."""
    seen: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(seen) < 5:  # noqa: PLR2004 - the first few tell enough
        seen.append(type(cause).__name__ + _place(cause.__traceback__))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return " after ".join(seen)


def _place(traceback: TracebackType | None) -> str:
    places = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(traceback)]
    for path, line in reversed(places):
        if path.is_relative_to(TOP) and path.relative_to(TOP).parts[0] in OURS:
            return f" at {path.relative_to(TOP)}:{line}"
    return ""


def set_up(level: str, stream: TextIO | None = None, *, as_json: bool = False) -> None:
    """Log to `stream` (standard error) from `level` up, and let nothing reach it by another way.

    Exceptions that nobody caught, in threads and finalizers too, and warnings go through the same
    formatter. The frameworks' own loggers are silenced by `bot.post.quiet`.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines() if as_json else Bare())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.raiseExceptions = False  # its own report of a bad logging call shows the arguments
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    warnings.showwarning = _warned


def _uncaught(kind: type[BaseException], error: BaseException | None, _: TracebackType | None) -> None:
    log.critical("nobody caught %s", trace(error) if error else kind.__name__)


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """A warning's words may quote a value: its class and the module it names are enough."""
    log.warning("%s in %s:%d", category.__name__, Path(filename).name, lineno)
