"""Nothing in the tree tells of the machine it was written on, or of where packages are fetched."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tree import TOP, text_files

FOLDERS = ("wor" + "k", "roo" + "t", "tm" + "p", "hom" + "e/[a-z]")
MACHINE_PATH = re.compile(rf"(?<![\w.}}])/({'|'.join(FOLDERS)})/")
HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "unpkg" + ".com", "jsdelivr" + ".net")


def hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def lock() -> str:
    return (TOP / "requirements.lock").read_text("ascii")


def test_no_file_names_a_path_of_somebodys_machine():
    """No path that begins in a folder of one machine stands in a tracked file."""
    assert not hits(MACHINE_PATH)


def test_no_file_names_a_package_registry():
    """Where packages come from is the business of whoever installs them."""
    assert not hits(re.compile("|".join(map(re.escape, HOSTS))))


def test_the_lock_names_no_place():
    """The lock has names, versions and hashes: no URL, no path, no option of an index."""
    assert not re.findall(r"^-.*|.*(?:://|@|/).*", lock(), re.MULTILINE)


def test_everything_in_the_lock_has_a_version_and_hashes():
    """Every package is pinned, and has at least one SHA-256."""
    entry = re.compile(r"[a-z0-9-]+==[\w.!+]+(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n")
    assert not entry.sub("", lock()).strip()


def test_the_lock_has_everything_the_project_asks_for():
    """Each package that pyproject.toml names is in the lock, in the range that it gives."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    wanted = [Requirement(one) for one in project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        wanted += map(Requirement, extra)
    pinned = dict(re.findall(r"^([a-z0-9-]+)==([\w.!+]+)", lock(), re.MULTILINE))
    assert not [
        str(one) for one in wanted if not one.specifier.contains(pinned.get(canonicalize_name(one.name), "0"))
    ]
