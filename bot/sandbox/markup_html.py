"""parse_mode HTML, as strict as the Bot API server reads it.

The Bot API accepts a handful of tags, the four named references and numeric ones; everything
else is refused with the byte offset (UTF-8) of the tag at fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.sandbox.links import checked_link, linked_user
from bot.sandbox.refusals import CantParse
from bot.sandbox.styled import Entity, units

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_REFERENCE = re.compile(r"&(?:#(?P<dec>\d{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6})|(?P<name>lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    place: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the text and its entities. Raises `CantParse` with Telegram's reason."""
    return _HtmlReader(source).read()


def _decoded(source: str) -> str:
    """Return `source` with references replaced; what is none stays as it is."""

    def character(match: re.Match[str]) -> str:
        if match["name"]:
            return _NAMED[match["name"]]
        code = int(match["dec"]) if match["dec"] else int(match["hex"], 16)
        lawful = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
        return chr(code) if lawful else match.group()

    return _REFERENCE.sub(character, source)


class _HtmlReader:
    """Reads one text from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            start = self._source.find("<", self._at)
            end = len(self._source) if start < 0 else start
            self._put(_decoded(self._source[self._at : end]))
            self._at = end
            if start >= 0:
                self._read_tag()
        if self._open:
            raise CantParse(why=f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        plain = [replace(e, language=None) if e.kind == "code" else e for e in self._entities]
        return "".join(self._parts), plain

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += units(text)

    def _peek(self) -> str:
        """Return the character at hand; an empty text at the end."""
        return self._source[self._at : self._at + 1]

    def _byte(self, place: int) -> int:
        return len(self._source[:place].encode("utf-8", "surrogatepass"))

    def _read_tag(self) -> None:
        start = self._at
        self._at += 1
        if self._peek() == "/":
            self._at += 1
            self._read_end_tag(start)
        else:
            self._read_start_tag(start)

    def _word(self, stops: str) -> str:
        """Take characters up to white space, a stop, or the end."""
        begin = self._at
        while self._peek() and not self._peek().isspace() and self._peek() not in stops:
            self._at += 1
        return self._source[begin : self._at]

    def _skip_space(self) -> None:
        while self._peek().isspace():
            self._at += 1

    def _read_start_tag(self, start: int) -> None:
        tag = self._word(">").lower()
        unclosed = CantParse(why=f"Unclosed start tag at byte offset {self._byte(start)}")
        if not self._peek():
            raise unclosed
        if tag not in _KINDS:
            raise CantParse(why=f'Unsupported start tag "{tag}" at byte offset {self._byte(start)}')
        attributes: dict[str, str] = {}
        while self._peek() != ">":
            self._skip_space()
            if self._peek() != ">":
                self._read_attribute(tag, start, attributes)
            if not self._peek():
                raise unclosed
        self._at += 1
        argument = self._argument(tag, attributes, start)
        self._open.append(_Open(tag, argument, self._length, len(self._parts)))

    def _read_attribute(self, tag: str, start: int, attributes: dict[str, str]) -> None:
        name = self._word("=>")
        where = f'the tag "{tag}" at byte offset {self._byte(start)}'
        if not name:
            raise CantParse(why=f"Empty attribute name in {where}")
        self._skip_space()
        if self._peek() != "=":
            if name == "expandable":
                attributes[name] = "1"
                return
            raise CantParse(why=f"Expected equal sign in declaration of an attribute of {where}")
        self._at += 1
        self._skip_space()
        attributes[name] = self._value()

    def _value(self) -> str:
        quote = self._peek()
        if quote not in {"'", '"'} or not quote:
            return self._token()
        end = self._source.find(quote, self._at + 1)
        end = len(self._source) if end < 0 else end
        value = self._source[self._at + 1 : end]
        self._at = min(end + 1, len(self._source))
        return _decoded(value)

    def _token(self) -> str:
        begin = self._at
        match = _TOKEN.match(self._source, begin)
        self._at = match.end() if match else begin
        if self._peek() and not self._peek().isspace() and self._peek() != ">":
            raise CantParse(why=f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return self._source[begin : self._at].lower()

    def _argument(self, tag: str, attributes: dict[str, str], start: int) -> str:
        """Return what the tag's attributes say that matters."""
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise CantParse(why=f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(start)}')
        language = attributes.get("class", "")
        return {
            "a": attributes.get("href", ""),
            "code": language[9:] if language.startswith("language-") else "",
            "blockquote": attributes.get("expandable", ""),
            "tg-emoji": attributes.get("emoji-id", ""),
        }.get(tag, "")

    def _read_end_tag(self, start: int) -> None:
        if not self._open:
            raise CantParse(why=f"Unexpected end tag at byte offset {self._byte(start)}")
        tag = self._word(">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise CantParse(why=f"Unclosed end tag at byte offset {self._byte(start)}")
        self._at += 1
        opened = self._open.pop()
        if tag and tag != opened.tag:
            raise CantParse(
                why=f"Unmatched end tag at byte offset {self._byte(start)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self._length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity = Entity(_KINDS[opened.tag], opened.offset, self._length - opened.offset)
        if opened.tag == "a":
            self._close_link(entity, opened.argument or "".join(self._parts[opened.place :]))
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit():
                raise CantParse(why="Invalid custom emoji identifier specified")
            self._entities.append(replace(entity, custom_emoji_id=opened.argument))
        elif opened.tag == "blockquote" and opened.argument:
            self._entities.append(replace(entity, kind="expandable_blockquote"))
        elif opened.tag == "pre":
            self._close_pre(entity)
        else:
            self._entities.append(replace(entity, language=opened.argument or None))

    def _close_link(self, entity: Entity, target: str) -> None:
        user = linked_user(target)
        link = checked_link(target)
        if user is not None:
            self._entities.append(replace(entity, kind="text_mention", user_id=user))
        elif link:
            self._entities.append(replace(entity, url=link))

    def _close_pre(self, entity: Entity) -> None:
        """Make one `pre` with a language out of `<pre><code class="language-...">`."""
        inner = self._entities[-1] if self._entities else None
        same = inner is not None and (inner.offset, inner.length) == (entity.offset, entity.length)
        if inner and same and inner.kind == "code" and inner.language:
            self._entities[-1] = replace(inner, kind="pre")
        else:
            self._entities.append(entity)
