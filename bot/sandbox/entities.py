"""From what a bot or a person gives as text to what Telegram keeps.

Parsed or given entities are checked, the text cleaned and trimmed, and links, names, commands
and addresses found in it; limits are counted afterwards, in characters.
"""

from __future__ import annotations

from bot.sandbox.detecting import found_in
from bot.sandbox.markup_html import parse_html
from bot.sandbox.markup_markdown import parse_markdown
from bot.sandbox.refusals import EntityAfterEnd, EntityPastEnd, EntitySplitsSymbol, UnknownParseMode
from bot.sandbox.styled import FOUND_KINDS, STYLE_KINDS, Entity, Styled, boundaries, in_order, units

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def styled(text: str, mode: str | None = None, given: list[Entity] | None = None) -> Styled:
    """Return what Telegram keeps of a text.

    `mode` is a parse_mode; `given` entities are used when there is none. The result may be
    empty: whether that is allowed is for the caller to say. Raises a `Refusal` for markup or
    entities that Telegram does not take.
    """
    entities = list(given or [])
    if mode:
        text, entities = _parsed(text, mode)
    _check(text, entities)
    text, entities = _cleaned(text, entities)
    text, entities = _trimmed(text, entities)
    kept = _kept(text, entities)
    return Styled(text, in_order(kept + _found(text, kept)))


def _parsed(text: str, mode: str) -> tuple[str, list[Entity]]:
    match mode.lower():
        case "html":
            return parse_html(text)
        case "markdownv2":
            return parse_markdown(text)
        case _:
            raise UnknownParseMode


def _check(text: str, entities: list[Entity]) -> None:
    """Refuse entities that reach outside of the text or cut a character in two."""
    end = units(text)
    offsets = boundaries(text) if entities else []
    whole = set(offsets)
    for entity in entities:
        if entity.offset > end:
            raise EntityAfterEnd(offset=entity.offset)
        if entity.end > end:
            raise EntityPastEnd(offset=entity.offset, end=end)
        for edge, at in (("begins", entity.offset), ("ends", entity.end)):
            if at >= 0 and at not in whole:
                before = sum(1 for offset in offsets if offset < at)
                raise EntitySplitsSymbol(edge=edge, offset=len(text[:before].encode()))


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Take out what Telegram takes out of every text, and move the entities along."""
    kept = [_clean_character(character) for character in text]
    if all(new == old for new, old in zip(kept, text, strict=True)):
        return text, entities
    moved, total = {}, 0
    for place, new in zip(boundaries(text), [*kept, ""], strict=True):
        moved[place] = total
        total += units(new)
    return "".join(kept), [_remapped(entity, moved) for entity in entities]


def _remapped(entity: Entity, moved: dict[int, int]) -> Entity:
    start = moved.get(entity.offset, 0)
    return entity.moved(start, moved.get(entity.end, start) - start)


def _clean_character(character: str) -> str:
    if character == "\r" or "\u2028" <= character <= "\u202e" or character in "\u0333\u033f\u030a":
        return ""
    return " " if character < " " and character != "\n" else character


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut white space off both ends, at the front no further than the first entity."""
    text = text.rstrip()
    front = len(text) - len(text.lstrip())
    first = min((entity.offset for entity in entities), default=front)
    cut = min(front, first)
    end = units(text)
    moved = []
    for entity in entities:
        start, stop = min(entity.offset, end), min(entity.end, end)
        moved.append(entity.moved(start - cut, stop - start))
    return text[cut:], moved


def _kept(text: str, entities: list[Entity]) -> list[Entity]:
    """Return the entities that stay: known kinds, not empty, nothing inside code."""
    offsets = {offset: place for place, offset in enumerate(boundaries(text))}
    good = [
        entity
        for entity in entities
        if entity.kind in STYLE_KINDS
        and entity.length > 0
        and entity.offset in offsets
        and text[offsets[entity.offset] : offsets[entity.end]].strip()
    ]
    fixed = [entity for entity in good if entity.kind in {"pre", "code"}]
    return [entity for entity in good if entity in fixed or not any(_overlap(entity, f) for f in fixed)]


def _found(text: str, kept: list[Entity]) -> list[Entity]:
    """Return what is found by itself outside of code and links."""
    closed = [e for e in kept if e.kind in {"pre", "code", "text_link", "text_mention", "custom_emoji"}]
    return [e for e in found_in(text) if not any(_overlap(e, other) for other in closed)]


def _overlap(one: Entity, other: Entity) -> bool:
    if other.kind == "blockquote" or one.kind in {"blockquote", "expandable_blockquote"}:
        return False
    return one.offset < other.end and other.offset < one.end


KNOWN_KINDS = FOUND_KINDS | frozenset(STYLE_KINDS)
"""Every kind of entity that may be given."""
