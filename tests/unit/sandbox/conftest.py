"""What the tests of the sandbox share."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.tools import Room


@pytest.fixture
def room() -> Room:
    return Room()
