"""A language is added as data alone, by the recipe in the README, and the whole way is walked in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from ruamel.yaml import YAML

from handlers.questionnaires import DEFAULTS
from locales.book import read_catalog
from locales.languages import LANGUAGES, catalog_path
from locales.manage import write

HERE = Path(__file__).parents[2]
CODE, NAME = "qaa", "Qhsish"
"""A code that ISO 639 keeps free, so that nothing anywhere can know the language."""

NAMES = {"ar": "قحصيش", CODE: "Qhsïsh"}
"""What it is called where that differs."""

_KEPT = re.compile(r"(\{\w+\}|https?://\S+|(?<!\w)[/@]\w+|t\.me/\S+)")
_LETTERS = str.maketrans("aeiouAEIOU", "äëïöüÄËÏÖÜ")

WORDS = f"""\
name: {NAME}
names: qhsïsh, qhsish
yes: hwaa
no: mwaa
polite: tsaa
and: nda
numbers: {{1: mqo, 3: tqo}}
commands: {{stop: qsima, help: qsaada}}
"""


def in_words_of_its_own(words: str) -> str:
    """The made-up language: English with other vowels; names, commands and links stay."""
    return "".join(one if _KEPT.fullmatch(one) else one.translate(_LETTERS) for one in _KEPT.split(words))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the two folders that hold data; all other code is the real one."""
    for room in ("locales", "matching"):
        shutil.copytree(HERE / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(house: Path, *module: str) -> str:
    """Run a module with the house's own data; what it wrote comes back."""
    environment = {**os.environ, "PYTHONPATH": f"{house}{os.pathsep}{HERE}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def translate(house: Path) -> None:
    """What translators do: the new catalog, and the language's name in the others."""
    catalogs = house / "locales" / "catalogs"
    for code in (*LANGUAGES, CODE):
        path = catalog_path(code, catalogs)
        catalog = read_catalog(code, path)
        for message in catalog:
            if message.context and not _is_said(message):
                message.string = _said(message) if code == CODE else NAMES.get(code, NAME)
        write(catalog, path)


def _is_said(message: Message) -> bool:
    return bool(message.string) and (isinstance(message.string, str) or all(message.string))


def _said(message: Message) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return in_words_of_its_own(message.id)
    return (in_words_of_its_own(message.id[-1]),) * len(message.string)


def type_words(house: Path) -> None:
    """What people type, and what they call a town."""
    (house / "locales" / "words" / f"{CODE}.yaml").write_text(WORDS, encoding="utf-8")
    names = house / "matching" / "places" / "data" / f"nl-names-{CODE}.json"
    names.write_text(json.dumps({"Utrecht": ["Qatrecht"]}), encoding="utf-8")


def ask(house: Path) -> None:
    """The default questions in it, and the language itself among those that can be asked for."""
    yaml = YAML()
    for name in DEFAULTS.values():
        path = house / "locales" / "default" / name
        whole = yaml.load(path)
        _speak(whole["questions"])
        whole["languages"].append(CODE)
        for asked in whole["questions"]:
            if asked.get("role") == "languages":
                words = {code: NAMES.get(code, NAME) for code in (*LANGUAGES, "en", CODE)}
                asked["options"].append({"id": CODE, "text": words})
        yaml.dump(whole, path)


def _speak(node: object) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("en"), str):
            node[CODE] = in_words_of_its_own(node["en"])
        for inner in list(node.values()):
            _speak(inner)
    elif isinstance(node, list):
        for inner in node:
            _speak(inner)


def test_a_language_is_added_without_touching_code(house: Path, tmp_path: Path) -> None:
    """The recipe of the README, step by step; then the whole way is walked, typing in that language."""
    run(house, "locales.manage", "add", CODE, NAME)
    type_words(house)
    translate(house)
    ask(house)
    assert "complete" in run(house, "locales.manage", "check")
    assert CODE in run(house, "locales.manage", "status")
    run(house, "tests.stories.new_language", str(tmp_path / "line"), CODE)
