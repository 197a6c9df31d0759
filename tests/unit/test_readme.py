"""The README names what there is, and all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import click
import pytest

from bot.__main__ import amana
from bot.settings import names
from tests.tree import TOP


@cache
def spans() -> tuple[str, ...]:
    """What stands between backticks, and every line of a fenced block."""
    text = (TOP / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = (line.strip() for block in blocks for line in block.splitlines())
    return (*re.findall(r"`([^`]+)`", rest), *lines)


def words_after(program: str) -> Iterator[list[str]]:
    for span in spans():
        found = re.match(rf"(?:\$ )?(?:[A-Z_]+=\S+ )*{program}((?: +[^ #]+)+)", span)
        if found:
            yield found[1].split()


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE))


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


def problem(words: list[str]) -> str | None:
    command: click.Command = amana
    for word in words:
        if isinstance(command, click.Group) and not word.startswith("-"):
            if not set(word.split("|")) <= command.commands.keys():
                return f"no command {word}"
            command = command.commands[word.split("|")[0]]
        elif word.lstrip("[").startswith("--"):
            option = re.match(r"\[?(--[a-z-]+)", word)[1]
            if option not in {"--help", *(name for one in command.params for name in one.opts)}:
                return f"no option {option}"
    return None


def test_every_amana_command_in_it_exists():
    """Whoever types a command from the README gets that command, with those options."""
    assert not {f"amana {' '.join(words)}": why for words in words_after("amana") if (why := problem(words))}


def test_every_amana_command_is_in_it():
    """No command is a secret."""
    told = {tuple(part) for words in words_after("amana") for part in alternatives(words)}
    assert not [path for path in commands(amana) if path not in told]


def alternatives(words: list[str]) -> Iterator[list[str]]:
    """`questions export|check FILE` tells of two commands."""
    heads: list[list[str]] = [[]]
    for word in words:
        heads = [[*head, one] for head in heads for one in word.split("|")]
        yield from heads


def test_every_make_target_in_it_exists():
    """Whoever types a make target from the README gets it."""
    named = {words[0] for words in words_after("make")}
    assert named <= targets()


@pytest.mark.parametrize("target", sorted(targets() - {"help"}))
def test_every_make_target_is_in_it(target):
    """Each target is told of."""
    assert target in {word for words in words_after("make") for word in words}


def test_every_setting_in_it_exists():
    """A setting that the README names is one."""
    named = {name for span in spans() for name in re.findall(r"\bAMANA_[A-Z_]+[A-Z]\b", span)}
    assert named <= set(names())


@pytest.mark.parametrize("name", names())
def test_every_setting_is_in_it(name):
    """Each setting is told of."""
    assert any(name in span for span in spans())
