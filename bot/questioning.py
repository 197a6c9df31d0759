"""The questionnaire from outside the chat: fetched, checked and published as YAML."""

from __future__ import annotations

from pathlib import Path

from bot.opening import open_store
from bot.settings import Settings
from handlers.intake.reading_yaml import Reading, inspect


class NotPublishable(Exception):
    """The file cannot be read, or holds no questionnaire that can be published."""


async def latest(settings: Settings) -> tuple[int, str]:
    """The version in use and its YAML."""
    with open_store(settings) as store:
        async with store.transaction() as work:
            return work.questionnaires.latest()


def read(file: Path) -> tuple[str, Reading]:
    """What a file says and what there is to say about it. Raises NotPublishable when it cannot be read."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotPublishable(f"{file} cannot be read: {type(error).__name__}") from None
    return text, inspect(text)


async def publish(settings: Settings, file: Path, note: str) -> int:
    """Make a file the new version, and give its number. Raises NotPublishable, with every problem."""
    text, reading = read(file)
    if reading.problems:
        raise NotPublishable("\n".join([f"{file} cannot be published", *map(str, reading.problems)]))
    with open_store(settings) as store:
        async with store.transaction() as work:
            return work.questionnaires.publish(text, note)
