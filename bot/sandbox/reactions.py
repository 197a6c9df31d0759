"""The emoji that can be a reaction (Bot API: ReactionTypeEmoji)."""

from __future__ import annotations

_SINGLE = (
    "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌"
    "🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘"
    "🙉🦄😘💊🙊😎👾🤷😡"
)
_JOINED = ("❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀")

REACTIONS = frozenset(_SINGLE) | frozenset(_JOINED)


def as_reaction(emoji: str) -> str | None:
    """Return the emoji as Telegram keeps it (no variation selector), None when it is no reaction."""
    emoji = emoji.replace("\ufe0f", "")
    return emoji if emoji in REACTIONS else None
