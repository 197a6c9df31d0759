"""Several lines on one machine: set up with nothing in common, and listed without a secret."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import amana
from bot.present import is_running, present
from bot.settings import load
from tests.tree import TOP

EMANET = TOP / "tests" / "organisations" / "emanet"


def lines(tmp_path: Path, *words: str) -> Result:
    return CliRunner().invoke(amana, ["lines", *words, "--settings", str(tmp_path / "etc")])


def new(tmp_path: Path, name: str, *more: str) -> Result:
    return lines(tmp_path, "new", name, "--homes", str(tmp_path / "lib"), *more)


def test_a_new_lines_settings_are_its_owners_alone(tmp_path: Path) -> None:
    """Tokens will stand in the file: nobody else may read it, and the program reads it as it is."""
    made = new(tmp_path, "emanet", "--organisation", str(EMANET))
    file = tmp_path / "etc" / "emanet.env"
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o777 == 0o600
    settings = load(file, {})
    assert (settings.home, settings.organisation) == (tmp_path / "lib" / "amana-emanet", EMANET)
    assert settings.seeker_token is None


def test_two_lines_have_nothing_in_common(tmp_path: Path) -> None:
    """Each has its own home and database, and both are listed."""
    for name in ("north", "south"):
        assert new(tmp_path, name).exit_code == 0
    listed = lines(tmp_path, "list")
    assert listed.exit_code == 0
    rows = listed.output.splitlines()
    assert [row.split()[0] for row in rows] == ["north", "south"]
    assert all("not running" in row for row in rows)
    assert str(tmp_path / "lib" / "amana-south" / "amana.db") in rows[1]


@pytest.mark.parametrize("name", ["North", "a/b", "../x", "", "-a", "a" * 22, "a b", "%i"])
def test_a_name_that_systemd_or_linux_would_not_take_is_refused(tmp_path: Path, name: str) -> None:
    """A line's name is part of a file, a user and a unit."""
    made = new(tmp_path, "--", name) if name.startswith("-") else new(tmp_path, name)
    assert made.exit_code != 0
    assert not (tmp_path / "etc").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """The same name again, and a home with something in it, are refused."""
    new(tmp_path, "north")
    before = (tmp_path / "etc" / "north.env").read_bytes()
    assert new(tmp_path, "north").exit_code == 1
    (tmp_path / "lib" / "amana-south").mkdir(parents=True)
    (tmp_path / "lib" / "amana-south" / "root.key").write_text("x")
    assert new(tmp_path, "south").exit_code == 1
    assert (tmp_path / "etc" / "north.env").read_bytes() == before
    assert not (tmp_path / "etc" / "south.env").exists()


def test_a_line_is_not_set_up_with_a_wrong_folder(tmp_path: Path) -> None:
    """What `organisation check` would say is said, and nothing is written."""
    made = new(tmp_path, "north", "--organisation", str(tmp_path))
    assert made.exit_code == 1
    assert "organisation.yaml" in str(made.exception)
    assert not (tmp_path / "etc").exists()


def test_no_secret_of_a_line_is_shown(tmp_path: Path) -> None:
    """Of the settings only home and database are looked at, and of an address neither user nor password."""
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "north.env").write_text(
        "AMANA_HOME=/srv/north\nAMANA_STAFF_TOKEN=1:canary1\nAMANA_ROOT_KEY=canary2\n"
        "AMANA_DATABASE_URL='postgresql://canary3:canary4@db.example.org/north?sslpassword=canary5'\n"
    )
    listed = lines(tmp_path, "list")
    assert "north on db.example.org" in listed.output
    assert "canary" not in listed.output


@pytest.mark.parametrize(
    ("shared", "told"),
    [
        ("AMANA_HOME=/srv/one\n", "same home"),
        ("AMANA_HOME=/srv/{}\nAMANA_DATABASE_URL=postgresql://db/all\n", "same database"),
    ],
)
def test_lines_that_share_what_they_must_not_are_told(tmp_path: Path, shared: str, told: str) -> None:
    """Two lines in one home or database would destroy one another's keys."""
    (tmp_path / "etc").mkdir()
    for name in ("north", "south"):
        (tmp_path / "etc" / f"{name}.env").write_text(shared.format(name))
    listed = lines(tmp_path, "list")
    assert listed.exit_code == 1
    assert told in listed.output


def test_a_line_runs_for_as_long_as_any_of_its_processes(tmp_path: Path) -> None:
    """Two processes may run one line; when both are gone, however they went, it runs no more."""
    assert not is_running(tmp_path)
    with present(tmp_path):
        with present(tmp_path):
            assert is_running(tmp_path)
        assert is_running(tmp_path)
    assert not is_running(tmp_path)


def test_a_killed_process_leaves_nothing_that_says_it_runs(tmp_path: Path) -> None:
    """The lock goes with the process, also with one that could not clean up."""
    code = (
        "import sys; from pathlib import Path; from bot.present import present\n"
        "with present(Path(sys.argv[1])): print('here', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        assert is_running(tmp_path)
        process.kill()
    assert not is_running(tmp_path)


@pytest.mark.parametrize("unit", ["amana.service", "amana-backup.service", "amana-backup.timer"])
def test_the_units_of_many_lines_are_those_of_one(unit: str) -> None:
    """Setting for setting they say the same: what is shut in the one is shut in the other."""
    name, _, end = unit.partition(".")
    one, many = (
        [line for line in (TOP / "deploy" / file).read_text().splitlines() if re.match(r"\w+=|\[", line)]
        for file in (unit, f"{name}@.{end}")
    )
    own = {"User", "Group", "Description"}
    assert [line for line in many if line.split("=")[0] not in own] == [
        re.sub(r"(/var/lib/|/var/backups/|StateDirectory=)amana\b", r"\1amana-%i", line).replace(
            "/etc/amana/amana.env", "/etc/amana/%i.env"
        )
        for line in one
        if line.split("=")[0] not in own
    ]
    if end == "service":
        assert {"User=amana-%i", "Group=amana-%i"} <= set(many)
