"""A copy of the made-up organisation's folder, to be made wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

EMANET = Path(__file__).parents[2] / "organisations" / "emanet"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nothing is wrong yet."""
    return Path(shutil.copytree(EMANET, tmp_path / "emanet"))
