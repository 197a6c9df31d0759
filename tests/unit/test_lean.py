"""What the process that holds the keys, and stays for months, has no need of."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest

from bot.days_off import NoAlmanac, countries, public_holidays

LOOK = """
import json, sys
import bot.cleaner, bot.wiring
from bot.days_off import countries, public_holidays
assert public_holidays("NL", 2026) and countries()
print(json.dumps([name for name in sys.argv[1:] if name in sys.modules]))
"""
FOREIGN = ("parselmouth", "av", "PIL", "pikepdf", "scipy")
"""What opens strangers' files, or is for a whole queue at once: in processes of their own, or later."""
HEAVY = ("numpy.linalg", "rapidfuzz", "holidays", "psycopg", "alembic")


def test_a_line_that_is_put_together_has_loaded_nothing_it_may_never_use():
    """Neither what reads strangers' files, nor what matches, nor the holidays of every country."""
    shown = subprocess.run([sys.executable, "-c", LOOK, *FOREIGN, *HEAVY], check=True, stdout=subprocess.PIPE)
    assert json.loads(shown.stdout) == []


def test_numpy_comes_with_the_first_sum():
    """Whoever asks it for something has all of it."""
    look = "from matching.arrays import np; import sys; assert 'numpy.linalg' not in sys.modules\n"
    look += "assert np.arange(3).sum() == 3 and 'numpy.linalg' in sys.modules\n"
    look += "import numpy, matching.arrays; assert numpy is matching.arrays.np"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


def test_the_almanac_is_given_no_secret_and_says_so_when_it_fails(monkeypatch, tmp_path):
    """Its answer is dates; a program that ends badly is an error that names a way to do without."""
    told = tmp_path / "told"
    stand_in = tmp_path / "almanac.py"
    stand_in.write_text(
        f"import os, sys\nprint(dict(os.environ), file=open({str(told)!r}, 'w'))\nsys.exit(3)"
    )
    monkeypatch.setenv("AMANA_SEEKER_TOKEN", "1:canary")
    monkeypatch.setattr("bot.days_off.ALMANAC", stand_in)
    with pytest.raises(NoAlmanac, match="ended with 3; AMANA_HOLIDAYS=none"):
        public_holidays.__wrapped__("NL", 1999)
    assert "PATH" in told.read_text()
    assert "canary" not in told.read_text()


def test_the_almanac_knows_countries_and_their_days():
    """Another country has other days off."""
    assert {"NL", "BE", "MA", "TR"} <= countries()
    assert date(2026, 7, 21) in public_holidays("BE", 2026)
