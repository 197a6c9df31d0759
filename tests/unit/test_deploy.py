"""What `deploy/` says to systemd is understood by it, and shuts the line in."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tree import TOP

UNITS = sorted(path.name for path in (TOP / "deploy").glob("*.service"))
TIMERS = sorted(path.name for path in (TOP / "deploy").glob("*.timer"))
EXPOSED = {"amana": 12, "amana-backup": 5}
"""How far each may be open, in tenths, by the scale of systemd 252, which goes from 0 to 10."""
OTHER_SCALE = 8
"""So much more by another one's scale, which may ask for what 252 does not know."""


def asks(*words: str) -> subprocess.CompletedProcess[str]:
    """Ask systemd-analyze."""
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("no systemd-analyze on this machine: the units were not looked at")
    return subprocess.run([program, *words], capture_output=True, text=True, check=False)


def there(unit: str, folder: Path) -> Path:
    """A unit as it is, but for its program, which is not installed here; one of a name for a template."""
    text = (TOP / "deploy" / unit).read_text("utf-8")
    path = folder / unit.replace("@.", "@emanet.")
    path.write_text(re.sub(r"/opt/amana/\.venv/bin/amana", "/bin/true", text))
    return path


@pytest.mark.parametrize("unit", [*UNITS, *TIMERS])
def test_a_unit_is_understood(unit: str, tmp_path: Path) -> None:
    """No word is said about it: no unknown name, no value that is ignored."""
    for other in (*UNITS, *TIMERS):
        there(other, tmp_path)
    found = asks("verify", "--man=no", str(there(unit, tmp_path)))
    told = [line for line in (found.stdout + found.stderr).splitlines() if "amana" in line]
    assert (told, found.returncode) == ([], 0)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_stays_shut_in(unit: str, tmp_path: Path) -> None:
    """No line that shuts it in goes unnoticed."""
    known = asks("--version").stdout.startswith("systemd 252 ")
    most = EXPOSED[re.split(r"[@.]", unit)[0]] + (0 if known else OTHER_SCALE)
    looked = asks("security", "--offline=yes", f"--threshold={most}", str(there(unit, tmp_path)))
    assert looked.returncode == 0, looked.stdout


def test_a_container_may_not_swap() -> None:
    """As the units say it: a container has no swap where both limits are one (podman run, --memory-swap)."""
    told = (TOP / "deploy" / "Containerfile").read_text("utf-8")
    limits = dict(re.findall(r"--(memory|memory-swap)=(\S+)", told))
    assert limits["memory"] == limits["memory-swap"]
    assert all("MemorySwapMax=0" in (TOP / "deploy" / unit).read_text("utf-8") for unit in UNITS)
