"""NumPy, which is loaded when something of it is first used, and what its arrays are called here.

Until its first match a line only passes messages on, and does without: 10 MB, and a part of its start.
Handlers match in one thread, as importlib's LazyLoader wants it.
"""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Flags", "Numbers", "Positions", "np"]

Flags: TypeAlias = "NDArray[np.bool_]"
Numbers: TypeAlias = "NDArray[np.float64]"
Positions: TypeAlias = "NDArray[np.intp]"


def _later(name: str) -> ModuleType:
    """A module that loads itself when something is asked of it. Raises ModuleNotFoundError."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if not TYPE_CHECKING:
    np = _later("numpy")
