"""parse_mode MarkdownV2, as strict as the Bot API server reads it.

Inside `pre` and `code` only the grave accent is special; elsewhere every one of
``_*[]()~`>#+-=|{}.!`` has to mean something or be escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sandbox.links import checked_link, linked_user
from bot.sandbox.refusals import CantParse
from bot.sandbox.styled import Entity, units

_RESERVED = "_*[]()~`>#+-=|{}.!\n"
_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "precode": "PreCode",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_LANGUAGE = re.compile(r"[^\s`]+(?=\s)")
_EMOJI = re.compile(r"^tg://emoji\?id=(\d+)$")


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    offset: int
    byte: int
    place: int
    language: str | None = None


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Return the text and its entities. Raises `CantParse` with Telegram's reason."""
    return _MarkdownReader(source).read()


class _MarkdownReader:
    """Reads one text from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []
        self._quoting = False
        self._expandable = False

    def read(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            if not self._escaped() and not self._plain():
                self._mark()
        if self._quoting and self._open and self._open[-1].kind == "blockquote":
            self._end_quote()
        if self._open:
            raise self._unclosed()
        return "".join(self._parts), self._entities

    @property
    def _inside(self) -> str:
        return self._open[-1].kind if self._open else ""

    def _byte(self, place: int) -> int:
        return len(self._source[:place].encode("utf-8", "surrogatepass"))

    def _ahead(self, what: str) -> bool:
        return self._source.startswith(what, self._at)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += units(text)

    def _unclosed(self) -> CantParse:
        last = self._open[-1]
        return CantParse(why=f"Can't find end of {_NAMES[last.kind]} entity at byte offset {last.byte}")

    def _escaped(self) -> bool:
        """Take a backslash and the ASCII character behind it, if that is what comes."""
        following = self._source[self._at + 1 : self._at + 2]
        if not self._ahead("\\") or not following or not "\x00" < following <= "~":
            return False
        self._put(following)
        self._at += 2
        return True

    def _plain(self) -> bool:
        """Take a character that has no meaning here, if that is what comes."""
        special = "`" if self._inside in {"code", "pre", "precode"} else _RESERVED
        if self._source[self._at] in special:
            return False
        self._put(self._source[self._at])
        self._at += 1
        return True

    def _mark(self) -> None:
        if self._quoting and self._ahead("\n") and not self._ahead("\n>"):
            if self._inside != "blockquote":
                raise self._unclosed()
            self._end_quote()
            self._take_newline()
        elif self._ends():
            self._end()
        else:
            self._begin()

    def _closer(self) -> str:
        marks = {kind: mark for mark, kind in _MARKS.items()}
        closers = {"code": "`", "pre": "```", "precode": "```", "text_link": "]", "custom_emoji": "]"}
        return (marks | closers).get(self._inside, "")

    def _ends(self) -> bool:
        closer = self._closer()
        if not closer or not self._ahead(closer):
            return False
        return not (closer == "_" and self._ahead("__"))

    def _begin(self) -> None:
        if self._ahead("\n"):
            self._begin_line()
        elif self._ahead(">") and not self._open and self._at_line_start():
            self._push("blockquote", 1)
            self._quoting = True
        elif self._ahead("||") and self._inside == "blockquote" and self._quote_ends(self._at + 2):
            self._at += 2
            self._expandable = True
        elif self._ahead("```"):
            self._begin_pre()
        elif self._ahead("`"):
            self._push("code", 1)
        elif self._ahead("!["):
            self._push("custom_emoji", 2)
        elif self._ahead("["):
            self._push("text_link", 1)
        else:
            self._begin_style()

    def _at_line_start(self) -> bool:
        text = next((part for part in reversed(self._parts) if part), "\n")
        return text.endswith("\n")

    def _quote_ends(self, place: int) -> bool:
        """Return whether the quote's last line ends here."""
        rest = self._source[place : place + 2]
        return not rest or (rest[0] == "\n" and rest != "\n>")

    def _push(self, kind: str, width: int, language: str | None = None) -> None:
        self._open.append(_Open(kind, self._length, self._byte(self._at), len(self._parts), language))
        self._at += width

    def _begin_style(self) -> None:
        for mark in ("__", "||", "*", "_", "~"):
            if self._ahead(mark):
                self._push(_MARKS[mark], len(mark))
                return
        character = self._source[self._at]
        raise CantParse(
            why=f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
        )

    def _take_newline(self) -> None:
        self._put("\n")
        self._at += 1

    def _begin_line(self) -> None:
        self._take_newline()
        if not self._ahead(">"):
            return
        if self._quoting:
            self._at += 1
        else:
            self._push("blockquote", 1)
            self._quoting = True

    def _begin_pre(self) -> None:
        match = _LANGUAGE.match(self._source, self._at + 3)
        language = match.group() if match else None
        self._push("precode" if language else "pre", 3 + len(language or ""), language)
        for newline in ("\r\n", "\n\r", "\n", "\r"):
            if self._ahead(newline):
                self._at += len(newline)
                return

    def _end_quote(self) -> None:
        opened = self._open.pop()
        self._quoting = False
        kind = "expandable_blockquote" if self._expandable else "blockquote"
        self._expandable = False
        if self._length > opened.offset:
            self._entities.append(Entity(kind, opened.offset, self._length - opened.offset))

    def _end(self) -> None:
        closer = self._closer()
        opened = self._open.pop()
        self._at += len(closer)
        length = self._length - opened.offset
        if opened.kind == "text_link":
            self._end_link(opened, length)
        elif opened.kind == "custom_emoji":
            self._end_emoji(opened, length)
        elif length:
            kind = "pre" if opened.kind == "precode" else opened.kind
            self._entities.append(Entity(kind, opened.offset, length, language=opened.language))

    def _target(self, what: str) -> str | None:
        """Take the part in round brackets, if it comes."""
        if not self._ahead("("):
            return None
        begin = self._at = self._at + 1
        target: list[str] = []
        while self._at < len(self._source) and not self._ahead(")"):
            if self._ahead("\\") and self._at + 1 < len(self._source):
                self._at += 1
            target.append(self._source[self._at])
            self._at += 1
        if not self._ahead(")"):
            raise CantParse(why=f"Can't find end of a {what} at byte offset {self._byte(begin)}")
        self._at += 1
        return "".join(target)

    def _end_link(self, opened: _Open, length: int) -> None:
        given = self._target("URL")
        url = "".join(self._parts[opened.place :]) if given is None else given
        user, link = linked_user(url), checked_link(url)
        if user is not None and length:
            self._entities.append(Entity("text_mention", opened.offset, length, user_id=user))
        elif link and length:
            self._entities.append(Entity("text_link", opened.offset, length, url=link))

    def _end_emoji(self, opened: _Open, length: int) -> None:
        target = self._target("custom emoji URL")
        match = _EMOJI.match(target or "")
        if target is None or match is None:
            raise CantParse(why="Custom emoji entity must contain a tg://emoji URL")
        if length:
            self._entities.append(Entity("custom_emoji", opened.offset, length, custom_emoji_id=match[1]))
