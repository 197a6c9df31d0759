"""The page's vendored modules are the published ones, and no other code hides beside them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "bot" / "sandbox" / "page"
VENDOR = PAGE / "vendor"
README = (VENDOR / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|.*\| `(?P<digest>[0-9a-f]{64})` \|$", re.MULTILINE)
PUBLISHED_HOOKS = "e862ab2973aa6455eaa0f77c5d832d2157d6be59a17c8ba546550a575b58c6b4"


def listed() -> dict[str, str]:
    """File name to sha256, as the table in the vendor README has them."""
    return {row["file"]: row["digest"] for row in ROW.finditer(README)}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_every_vendored_module_has_the_hash_the_readme_states() -> None:
    """Each module in the vendor folder hashes to the digest in its README."""
    found = {path.name: digest(path.read_bytes()) for path in VENDOR.glob("*.mjs")}
    assert found == listed()


def test_hooks_differ_from_the_published_file_by_one_import_only() -> None:
    """With the import put back as published, hooks.mjs has the published hash."""
    ours = (VENDOR / "hooks.mjs").read_bytes()
    assert ours.count(b'from"./preact.mjs"') == 1
    assert digest(ours.replace(b'from"./preact.mjs"', b'from"preact"')) == PUBLISHED_HOOKS
    assert PUBLISHED_HOOKS in README


def test_every_vendored_package_comes_with_its_licence() -> None:
    """The licence text of both packages lies beside them."""
    assert "MIT License" in (VENDOR / "LICENSE.preact").read_text(encoding="utf-8")
    assert "Apache License" in (VENDOR / "LICENSE.htm").read_text(encoding="utf-8")


def test_own_modules_never_write_markup_from_strings() -> None:
    """No module of the page builds HTML from a string, so no text of a person can become markup."""
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function")
    offenders = [
        path.name for path in PAGE.glob("*.js") if forbidden.search(path.read_text(encoding="utf-8"))
    ]
    assert offenders == []


def test_page_names_no_other_host() -> None:
    """The page and its own modules and styles load nothing from anywhere else."""
    own = [path for path in PAGE.iterdir() if path.suffix in {".js", ".css", ".html", ".svg"}]
    address = re.compile(r"https?://(?!www\.w3\.org/2000/svg)[\w.-]+")
    found = {path.name: address.findall(path.read_text(encoding="utf-8")) for path in own}
    assert found
    assert {name: hosts for name, hosts in found.items() if hosts} == {}
