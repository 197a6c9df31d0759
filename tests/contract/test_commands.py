"""The commands as somebody types them: each one a process of its own, in a home of its own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import IO

import pytest

from bot.present import is_running
from bot.sandbox.bubble import Bubble
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox
from bot.sandbox.updates import Webhook
from db.home import Home
from db.schema import HEAD, KNOWN
from db.settings import CLEAN_UP
from db.store import Store
from locales.languages import translated
from tests.contract.db.test_audit import forge
from tests.tree import TOP

SEEKER = "1001:commands-seeker"
STAFF = "1002:commands-staff"
NOBODY = "http://127.0.0.1:9"  # the port "discard": nothing listens there
DRAINING = 60.0
HEAVY = re.compile(r"/site-packages/(numpy|rapidfuzz|scipy|PIL|av|pikepdf|parselmouth)\b")
"""Seconds after which a process that was asked to end counts as one that does not."""

Output = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Shell:
    """A folder to type commands in, with these settings."""

    folder: Path
    settings: dict[str, str]

    @property
    def home(self) -> Path:
        return self.folder / "var"

    def with_settings(self, **more: str) -> Shell:
        return Shell(self.folder, {**self.settings, **more})

    async def start(
        self,
        *words: str,
        out: int | IO[bytes] = asyncio.subprocess.PIPE,
        err: int | IO[bytes] = asyncio.subprocess.PIPE,
    ) -> asyncio.subprocess.Process:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("AMANA_")}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self.folder,
            env={**plain, "PYTHONPATH": str(TOP), **{f"AMANA_{k}": v for k, v in self.settings.items()}},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )

    async def amana(self, *words: str) -> Output:
        """The exit code, and what stood on standard output and standard error."""
        process = await self.start(*words)
        out, err = await process.communicate()
        assert b"Traceback" not in out + err
        return process.returncode or 0, out.decode(), err.decode()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path, {"API_URL": NOBODY})


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        sandbox.add_bot(SEEKER, "commands_seeker_bot", "Amana")
        sandbox.add_bot(STAFF, "commands_staff_bot", "Amana staff", topics=True)
        sandbox.add_person(501, "Samira")
        yield sandbox


@pytest.fixture
def connected(shell: Shell, sandbox: Sandbox) -> Shell:
    return shell.with_settings(API_URL=sandbox.url, SEEKER_TOKEN=SEEKER, STAFF_TOKEN=STAFF)


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def codes(out: str) -> list[str]:
    return re.findall(r"start=([\w-]+)", out)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_init_prints_a_link_for_the_first_admin(shell):
    """Without a token and without a Bot API there is still a code to begin with."""
    code, out, err = await shell.amana("init")
    assert (code, err) == (0, "")
    assert len(codes(out)) == 1
    assert len(codes(out)[0]) == 22


async def test_init_names_the_staff_bot_in_the_link(connected):
    """Where the Bot API answers, the link opens the right bot."""
    _, out, _ = await connected.amana("init")
    assert f"https://t.me/commands_staff_bot?start={codes(out)[0]}" in out


async def test_init_says_to_take_the_private_key_away(shell):
    """Without an archive key a pair is made, and the operator is told what to do with the private half."""
    _, out, _ = await shell.amana("init")
    assert (shell.home / "archive" / "private.key").is_file()
    assert "var/archive/private.key" in out
    assert "Take this file away" in out


async def test_init_with_a_public_key_makes_no_private_one(shell):
    """The private half of a given key never comes near the home."""
    await shell.amana("keys", "new-archive", "--out", "archive")
    code, _, _ = await shell.amana("init", "--archive-public-key", "archive.pub")
    assert code == 0
    assert [path.name for path in (shell.home / "archive").iterdir()] == ["public.key"]


async def test_init_leaves_everything_to_its_owner(shell):
    """Nobody else on the machine can read a file of the home, or look into it."""
    await shell.amana("init")
    inside = list(shell.home.rglob("*"))
    assert {mode(path) for path in inside if path.is_file()} == {0o600}
    assert {mode(path) for path in (shell.home, *inside) if path.is_dir()} == {0o700}


async def test_init_overwrites_nothing(shell):
    """A second init refuses, and what is there stays as it was."""
    await shell.amana("init")
    before = {path: path.read_bytes() for path in shell.home.rglob("*") if path.is_file()}
    code, out, err = await shell.amana("init")
    assert (code, out) == (1, "")
    assert "already" in err
    assert before == {path: path.read_bytes() for path in shell.home.rglob("*") if path.is_file()}


async def test_init_leaves_nothing_behind_when_it_cannot_be_done(shell):
    """An archive key that is not one is refused before anything is made."""
    (shell.folder / "wrong.pub").write_text("hello")
    code, _, err = await shell.amana("init", "--archive-public-key", "wrong.pub")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert not [path for path in shell.home.rglob("*") if path.is_file()]


@pytest.mark.parametrize("role", ["confidant", "coordinator", "admin"])
async def test_invite_prints_a_link_for_a_role(connected, role):
    """Each role has its link, and no two are the same."""
    _, first, _ = await connected.amana("init")
    code, out, err = await connected.amana("invite", "--role", role)
    assert (code, err) == (0, "")
    assert len(codes(out)) == 1
    assert codes(out) != codes(first)


async def test_a_code_of_the_command_line_is_good_for_48_hours(shell):
    """The first admin's and any later one."""
    await shell.amana("init")
    await shell.amana("invite", "--role", "confidant")
    with Store.open(Home(shell.home)) as store:
        async with store.transaction() as work:
            left = [invite.expires_at - work.now for invite in work.invites.every()]
    assert len(left) == 2
    assert all(timedelta(hours=47) < each <= timedelta(hours=48) for each in left)


async def test_invite_knows_three_roles(shell):
    """Another role is a wrong way of calling."""
    code, _, err = await shell.amana("invite", "--role", "king")
    assert code == 2
    assert "confidant" in err


async def test_invite_without_a_home_says_how_to_make_one(shell):
    """In an empty folder there is nobody to invite to."""
    code, _, err = await shell.amana("invite", "--role", "admin")
    assert code == 1
    assert "amana" in err
    assert len(err.splitlines()) == 1


async def test_doctor_is_content_with_a_line_that_is_ready(connected):
    """With tokens, keys and the private key taken away, all is well."""
    await connected.amana("init")
    (connected.home / "archive" / "private.key").unlink()
    code, out, _ = await connected.amana("doctor")
    assert [line for line in out.splitlines() if not line.startswith("ok")] == []
    assert code == 0


async def test_doctor_looks_at_everything(connected):
    """There is a line for each thing that the design names."""
    await connected.amana("init")
    _, out, _ = await connected.amana("doctor")
    assert {line.split()[1] for line in out.splitlines()} == {
        *(
            "settings",
            "waiting",
            "day-key",
            "bots",
            "drill",
            "webhook",
            "backup",
            "keys",
            "ledger",
            "clean-up",
            "contents",
            "archive",
            "database",
            "migrations",
            "tokens",
            "topics",
            "catalogs",
            "disk",
            "clock",
            "whose",
        )
    }


async def wrong_lines(shell: Shell) -> dict[str, str]:
    code, out, _ = await shell.amana("doctor")
    found = {line.split()[1]: line for line in out.splitlines() if line.startswith("wrong")}
    assert code == (1 if found else 0)
    return found


@pytest.mark.parametrize("hours", [0, 48])
async def test_doctor_shows_a_clean_up_that_is_pending(connected, hours):
    """What held a sealed case's key and is not overwritten yet is said, and is wrong once it takes long."""
    await connected.amana("init")
    (connected.home / "archive" / "private.key").unlink()
    with Store.open(Home(connected.home)) as store:
        async with store.transaction() as work:
            work.settings.put(CLEAN_UP, (work.now - timedelta(hours=hours)).isoformat())
    code, out, _ = await connected.amana("doctor")
    (line,) = [line for line in out.splitlines() if line.split()[1] == "clean-up"]
    assert "pending" in line
    assert line.startswith("wrong") is (code == 1) is (hours > 0)


async def test_doctor_finds_the_archives_private_key(connected):
    """As long as the private key lies in the home, closed cases can be read there."""
    await connected.amana("init")
    assert (await wrong_lines(connected)).keys() == {"keys"}


async def test_doctor_finds_a_private_key_under_another_name(connected):
    """Renaming the private key does not hide it."""
    await connected.amana("init")
    (connected.home / "archive" / "private.key").rename(connected.home / "notes.txt")
    assert "notes.txt" in (await wrong_lines(connected))["keys"]


async def test_doctor_finds_a_home_that_others_can_look_into(connected):
    """The home is the owner's alone."""
    await connected.amana("init")
    (connected.home / "archive" / "private.key").unlink()
    connected.home.chmod(0o755)
    assert "chmod 700" in (await wrong_lines(connected))["keys"]


async def test_doctor_finds_a_lost_root_key(connected):
    """Without the root key neither the keys nor the database open."""
    await connected.amana("init")
    (connected.home / "root.key").unlink()
    assert (await wrong_lines(connected)).keys() == {"keys", "database", "migrations"}


async def test_doctor_finds_a_token_that_telegram_does_not_know(connected):
    """A token that was revoked is told by its bot."""
    await connected.amana("init")
    (connected.home / "archive" / "private.key").unlink()
    wrong = await wrong_lines(connected.with_settings(SEEKER_TOKEN="1003:revoked"))
    assert wrong.keys() == {"tokens"}
    assert "seeker" in wrong["tokens"]
    assert "revoked" not in wrong["tokens"]


async def test_doctor_finds_a_bot_api_that_does_not_answer(shell):
    """Without the Bot API neither tokens nor topics nor the clock can be told."""
    await shell.amana("init")
    (shell.home / "archive" / "private.key").unlink()
    shell = shell.with_settings(SEEKER_TOKEN=SEEKER, STAFF_TOKEN=STAFF)
    assert (await wrong_lines(shell)).keys() == {"tokens", "topics", "clock"}


@pytest.mark.parametrize(
    ("words", "settings", "named"),
    [
        (("run",), {}, "AMANA_SEEKER_TOKEN"),
        (("run", "--only", "staff"), {}, "AMANA_STAFF_TOKEN"),
        (("run",), {"SEEKER_TOKEN": SEEKER, "STAFF_TOKEN": SEEKER}, "AMANA_STAFF_TOKEN"),
        (("init",), {"SEEKER_TOKEN": "hunter2"}, "AMANA_SEEKER_TOKEN"),
        (("invite", "--role", "admin"), {"RETENTION_DAYS": "soon"}, "AMANA_RETENTION_DAYS"),
        (("invite", "--role", "admin"), {"DATABASE_URL": "oracle://a:hunter2@b"}, "AMANA_DATABASE_URL"),
        (("doctor",), {"TIME_ZONE": "Mars/Olympus"}, "AMANA_TIME_ZONE"),
        (("keys", "new-archive", "--out", "k"), {"PASSPHRASE_FILE": "not-there"}, "AMANA_PASSPHRASE_FILE"),
    ],
)
async def test_a_wrong_setting_is_one_line_and_two(shell, words, settings, named):
    """A wrong or missing setting is named in one line, its value is not shown, and the exit code is 2."""
    code, out, err = await shell.with_settings(**settings).amana(*words)
    assert (code, out) == (2, "")
    assert err.startswith(f"amana: {named}")
    assert len(err.splitlines()) == 1
    assert "hunter2" not in err


async def test_questions_come_out_as_they_went_in(shell):
    """What export writes, import takes, and export writes again, to the letter."""
    await shell.amana("init")
    await shell.amana("questions", "export", "first.yaml")
    code, out, _ = await shell.amana("questions", "import", "first.yaml", "--note", "the same again")
    assert (code, out) == (0, "published as version 2\n")
    assert (await shell.amana("questions", "export", "-"))[1] == (shell.folder / "first.yaml").read_text(
        "utf-8"
    )


async def test_questions_with_a_problem_are_not_published(shell):
    """The line of the problem is told, and the version in use stays."""
    await shell.amana("init")
    (shell.folder / "bad.yaml").write_text("version: 1\nlanguages: [nl]\nquestions: nothing\n")
    assert (await shell.amana("questions", "check", "bad.yaml"))[0] == 1
    code, _, err = await shell.amana("questions", "import", "bad.yaml")
    assert code == 1
    assert "line 3" in err
    assert "version 1 " in (await shell.amana("questions", "export", "now.yaml"))[1]


async def test_an_archive_key_can_have_a_passphrase(shell):
    """The passphrase comes from the file that the setting names, and is asked of nobody."""
    (shell.folder / "pass").write_text("a long enough passphrase\n")
    code, out, _ = await shell.with_settings(PASSPHRASE_FILE="pass").amana(
        "keys", "new-archive", "--out", "k"
    )
    assert code == 0
    assert "no passphrase" not in out
    assert mode(shell.folder / "k") == 0o600


async def test_an_archive_key_is_never_overwritten(shell):
    """The key of cases that are sealed already is not lost to a second try."""
    await shell.amana("keys", "new-archive", "--out", "k")
    before = (shell.folder / "k").read_bytes()
    code, _, err = await shell.amana("keys", "new-archive", "--out", "k")
    assert code == 1
    assert "overwritten" in err
    assert (shell.folder / "k").read_bytes() == before


async def test_the_audit_log_of_a_new_line_is_whole(connected, sandbox):
    """Also while the line is running; an invitation made on the command line is in it."""
    await connected.amana("init")
    await connected.amana("invite", "--role", "coordinator")
    sandbox.add_person(88, "Mina", None, "nl")
    async with running(connected), Phone(sandbox.url, 88) as phone:
        await phone.start("commands_staff_bot")
        assert await phone.wait_for("commands_staff_bot", from_the_bot, seconds=60)
        code, out, _ = await connected.amana("audit", "verify")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "whole" in out


async def test_a_touched_audit_log_is_found(shell):
    """The number of the first wrong line is told, in one line, and the exit code is 1."""
    await shell.amana("init")
    await shell.amana("invite", "--role", "confidant")
    with Store.open(Home(shell.home)) as store:
        async with store.transaction() as work:
            work._scope.say("DELETE FROM audit WHERE id = 2")
    code, out, _ = await shell.amana("audit", "verify")
    assert (code, len(out.splitlines())) == (1, 1)
    assert "line 2 " in out


async def test_what_is_there_is_accepted_with_a_reason(shell):
    """After an incident: what was named is what will be compared with, and the audit log says so."""
    await shell.amana("init")
    with Store.open(Home(shell.home)) as store:
        async with store.transaction() as work:
            work._scope.say("DELETE FROM invites")
        assert await store.unlike() == ["invites.record"]
    assert (await shell.amana("audit", "accept"))[0] == 2
    code, out, _ = await shell.amana("audit", "accept", "--reason", "a colleague tried something")
    assert (code, len(out.splitlines())) == (0, 1)
    with Store.open(Home(shell.home)) as store:
        assert await store.unlike() == []
        async with store.transaction() as work:
            assert [deed.reason for deed in work.audit.newest(1)] == ["a colleague tried something"]


async def test_a_line_that_was_kept_shows_another_history(shell):
    """Whoever has every key can write one that is whole; it does not go on from what was kept elsewhere."""
    await shell.amana("init")
    for role in ("confidant", "coordinator"):
        await shell.amana("invite", "--role", role)
    _, out, _ = await shell.amana("audit", "verify")
    kept = out.split()[-1]
    await shell.amana("invite", "--role", "admin")
    assert (await shell.amana("audit", "verify", "--since", kept))[0] == 0
    with Store.open(Home(shell.home)) as store:
        async with store.transaction() as work:
            forge(work)
    assert (await shell.amana("audit", "verify"))[0] == 0
    code, out, _ = await shell.amana("audit", "verify", "--since", kept)
    assert (code, len(out.splitlines())) == (1, 1)
    assert kept in out
    assert (await shell.amana("audit", "verify", "--since", "yesterday"))[0] == 2


async def test_locales_status_has_a_row_for_every_language(shell):
    """Each language is told with what is missing and what nobody has read."""
    code, out, _ = await shell.amana("locales", "status")
    assert code == 0
    assert {line.split()[0] for line in out.splitlines()[1:6]} == {*translated(), "en"}


async def test_safety_that_nobody_has_read_fails_a_strict_status(shell):
    """--strict is for whoever wants no line to open before a native speaker has read what saves lives."""
    code, out, _ = await shell.amana("locales", "status", "--strict")
    assert code == 1
    assert "safety" in out


async def test_a_sheet_for_a_reviewer_goes_out_and_comes_back(shell):
    """The sheet is written where it is said, and untouched it changes nothing."""
    sheet = str(shell.home.parent / "ar.xlsx")
    code, out, _ = await shell.amana("locales", "review", "export", "ar", sheet, "--part", "safety")
    assert (code, out.endswith(f"rows are in {sheet}\n")) == (0, True)
    assert await shell.amana("locales", "review", "import", "ar", sheet) == (0, "nothing is filled in\n", "")


@pytest.mark.parametrize(
    ("language", "said"), [("xx", "no catalog for 'xx'"), ("tr", "cannot be read as a review sheet")]
)
async def test_what_is_no_sheet_is_one_line(shell, language, said):
    """An unknown language or a file of another kind is told in a line, with exit code 1."""
    sheet = shell.home.parent / "notes.xlsx"
    sheet.write_text("dear all")
    code, _, err = await shell.amana("locales", "review", "import", language, str(sheet))
    assert (code, len(err.splitlines()), said in err) == (1, 1, True)


async def test_help_loads_nothing_heavy(shell):
    """Asking for help does not wait for the frameworks or the database."""
    heavy = "{'aiogram', 'telegram', 'sqlalchemy', 'pydantic', 'aiohttp', 'numpy'}"
    code = f"import sys, bot.__main__; print({heavy} & sys.modules.keys())"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code), cwd=TOP, stdout=asyncio.subprocess.PIPE
    )
    assert await process.communicate() == (b"set()\n", None)


async def test_run_answers_and_ends_well_on_sigterm(connected):
    """Both bots poll, /start is answered, nothing is loaded before it is used, and SIGTERM ends it with 0."""
    await connected.amana("init")
    async with running(connected) as pid, Phone(connected.settings["API_URL"], 501) as phone:
        await phone.start("commands_seeker_bot")
        assert await phone.wait_for("commands_seeker_bot", from_the_bot, seconds=60)
        maps = await asyncio.to_thread(Path(f"/proc/{pid}/maps").read_text)
    assert "/sqlcipher3/" in maps
    assert set(HEAVY.findall(maps)) == set()


async def test_a_running_line_is_listed_as_one(connected):
    """`amana lines list` sees by the home alone whether a line runs, and opens no secret for it."""
    await connected.amana("init")
    settings = connected.home.parent / "lines"
    settings.mkdir()
    (settings / "north.env").write_text(f"AMANA_HOME={connected.home}\nAMANA_STAFF_TOKEN=1:canary\n")
    _, before, _ = await connected.amana("lines", "list", "--settings", str(settings))
    async with running(connected), Phone(connected.settings["API_URL"], 501) as phone:
        await phone.start("commands_seeker_bot")
        assert await phone.wait_for("commands_seeker_bot", from_the_bot, seconds=60)
        code, there, err = await connected.amana("lines", "list", "--settings", str(settings))
    _, after, _ = await connected.amana("lines", "list", "--settings", str(settings))
    assert (code, err, "not running" in before, "not running" in there) == (0, "", True, False)
    assert "running" in there
    assert after == before
    assert "canary" not in there


async def test_an_invitation_works_beside_a_running_line(connected):
    """A code that is made while the line runs lets somebody in at once."""
    await connected.amana("init")
    async with running(connected), Phone(connected.settings["API_URL"], 501) as phone:
        _, out, _ = await connected.amana("invite", "--role", "confidant")
        await phone.start("commands_staff_bot", codes(out)[0])
        assert await phone.wait_for("commands_staff_bot", from_the_bot, seconds=60)


def from_the_bot(message: Bubble) -> bool:
    return message.sender == "bot"


@asynccontextmanager
async def running(shell: Shell) -> AsyncIterator[int]:
    process = await shell.start("run")
    said = asyncio.create_task(process.communicate())
    try:
        while not (said.done() or is_running(shell.home)):  # noqa: ASYNC110 - another process's lock
            await asyncio.sleep(0.05)
        yield process.pid
    finally:
        await ended(process)
        out, err = await said
    assert (process.returncode, out, b"Traceback" in err) == (0, b"", False), err.decode()


async def ended(process: asyncio.subprocess.Process) -> None:
    """Ask a process to end, and when it does not, make it."""
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), DRAINING)
        except TimeoutError:
            process.kill()


async def test_the_root_key_is_exchanged_beside_a_running_line(connected):
    """The line goes on, the audit log knows, and the next start uses the new key."""
    await connected.amana("init")
    before = (connected.home / "root.key").read_bytes()
    async with running(connected), Phone(connected.settings["API_URL"], 501) as phone:
        code, out, err = await connected.amana("keys", "rotate")
        assert (code, err) == (0, "")
        assert "a new one" in out
        await phone.start("commands_seeker_bot")
        assert await phone.wait_for("commands_seeker_bot", from_the_bot, seconds=60)
    assert (connected.home / "root.key").read_bytes() != before
    code, out, _ = await connected.amana("audit", "verify")
    assert code == 0


async def test_a_locked_root_key_is_asked_for(shell):
    """From a file where nobody sits there; without it, or with a wrong one, one line, nothing touched."""
    await shell.amana("init")
    (shell.folder / "pass").write_text("seven short words\n")
    spoken = shell.with_settings(PASSPHRASE_FILE=str(shell.folder / "pass"))
    assert (await spoken.amana("keys", "protect"))[0] == 0
    before = {path: path.read_bytes() for path in shell.home.rglob("*") if path.is_file()}
    code, _, err = await shell.amana("invite", "--role", "admin")
    assert code == 1
    assert err.count("\n") == 1
    assert "AMANA_ROOT_PASSPHRASE_FILE" in err
    (shell.folder / "wrong").write_text("eight short words\n")
    code, _, err = await shell.with_settings(ROOT_PASSPHRASE_FILE=str(shell.folder / "wrong")).amana(
        "invite", "--role", "admin"
    )
    assert (code, err.count("\n")) == (1, 1)
    assert {path: path.read_bytes() for path in shell.home.rglob("*") if path.is_file()} == before
    right = shell.with_settings(ROOT_PASSPHRASE_FILE=str(shell.folder / "pass"))
    assert (await right.amana("invite", "--role", "admin"))[0] == 0


async def test_systemds_credentials_are_found_by_themselves(shell, monkeypatch):
    """A key and its passphrase in the folder that systemd names need no setting."""
    await shell.amana("init")
    folder = shell.folder / "credentials"
    folder.mkdir()
    (shell.folder / "pass").write_text("seven short words\n")
    await shell.with_settings(PASSPHRASE_FILE=str(shell.folder / "pass")).amana("keys", "protect")
    (shell.home / "root.key").rename(folder / "root.key")
    (folder / "root.passphrase").write_text("seven short words\n")
    assert (await shell.amana("invite", "--role", "admin"))[0] == 1
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    assert (await shell.amana("invite", "--role", "admin"))[0] == 0


async def test_a_root_key_in_the_environment_is_enough(shell):
    """Without any file; it cannot be exchanged from there, and that is said."""
    await shell.amana("init")
    key = (shell.home / "root.key").read_text().strip()
    (shell.home / "root.key").unlink()
    given = shell.with_settings(ROOT_KEY=key)
    assert (await given.amana("invite", "--role", "admin"))[0] == 0
    code, _, err = await given.amana("keys", "rotate")
    assert code == 1
    assert "AMANA_ROOT_KEY" in err


async def test_a_case_is_erased_beside_a_running_line(connected):
    """By its id; what is asked twice is not there any more, and that is said."""
    await connected.amana("init")
    home = Home(connected.home)
    with Store.open(home) as store:
        async with store.transaction() as work:
            version, _ = work.questionnaires.latest()
            case = work.cases.new(work.seekers.new(501), "blue heron", version, "nl")
    async with running(connected):
        code, out, err = await connected.amana("erase", "blue heron", "--yes")
        assert (code, err) == (0, "")
        assert "blue heron" in out
    with Store.open(home) as store:
        async with store.transaction() as work:
            assert work.cases.get(case.id) is None
            assert [deed.act for deed in work.audit.newest(1)] == ["erased"]
    code, _, err = await connected.amana("erase", case.id, "--yes")
    assert code == 1
    assert "0 cases" in err


async def test_nothing_is_erased_without_a_yes(shell):
    """Where nobody is there to ask, the command does nothing."""
    await shell.amana("init")
    code, _, _ = await shell.amana("erase", "blue heron")
    assert code == 1


async def test_retention_can_be_run_by_hand(shell):
    """What the clock does every hour."""
    await shell.amana("init")
    code, out, _ = await shell.amana("retention", "run")
    assert code == 0
    assert "0 cases" in out


async def test_three_people_make_one_archive(shell):
    """Each makes a pair; the three public halves become the archive's, and the server seals to it."""
    for name in ("anna", "bilal", "cem"):
        await shell.amana("keys", "new-archive", "--out", name)
    code, out, _ = await shell.amana("keys", "combine", "anna.pub", "bilal.pub", "cem.pub", "--out", "three")
    assert code == 0
    assert "Any two of the three" in out
    assert (await shell.amana("keys", "combine", "anna.pub", "anna.pub", "cem.pub", "--out", "no"))[0] == 1
    assert (await shell.amana("init", "--archive-public-key", "three"))[0] == 0
    with Store.open(Home(shell.home)) as store:
        async with store.transaction() as work:
            case = work.cases.new(work.seekers.new(501), "blue heron", 1, "nl")
            work.cases.save(replace(case, state="closed", closed_at=work.now))
            work.cases.seal(case.id)
    assert (await shell.amana("backup", "safe"))[0] == 0
    one, two = ("--archive-key", "anna"), ("--archive-key", "cem")
    assert (await shell.amana("transcript", "list", "--backup", "safe", *one))[0] == 1
    code, out, _ = await shell.amana("transcript", "list", "--backup", "safe", *one, *two)
    assert code == 0
    assert "blue heron" in out


async def test_a_quarterly_proof_goes_to_the_key_and_back(shell):
    """Challenge on the server, answer where the key is, note on the server; doctor knows, the log too."""
    await shell.amana("init")
    assert (await shell.amana("keys", "challenge", "asked"))[0] == 0
    code, answer, _ = await shell.amana("keys", "prove", "asked", "--archive-key", "var/archive/private.key")
    assert code == 0
    assert (await shell.amana("keys", "proven", "nonsense"))[0] == 1
    assert (await shell.amana("keys", "proven", answer.strip()))[0] == 0
    assert (await shell.amana("keys", "proven", answer.strip()))[0] == 1
    _, out, _ = await shell.amana("doctor")
    assert "last proven on" in out


async def test_a_case_that_cannot_be_read_keeps_no_other_from_being_erased(shell):
    """Somebody asks for theirs to be destroyed; another one's damage is not theirs to wait for."""
    await shell.amana("init")
    with Store.open(Home(shell.home)) as store:
        async with store.transaction() as work:
            seeker = work.seekers.new(501)
            bad, good = (work.cases.new(seeker, name, 1, "nl") for name in ("red kite", "blue heron"))
        driver = store._connection.connection.dbapi_connection
        driver.execute("UPDATE cases SET record = x'00' WHERE id = ?", (bad.id,))
    assert (await shell.amana("erase", "blue heron", "--yes"))[0] == 0
    with Store.open(Home(shell.home)) as store:
        async with store.transaction() as work:
            assert work.cases.get(good.id) is None


async def test_webhook_off_drops_nothing(connected, sandbox):
    """Both bots are polled from now on; what waited for the webhook still waits."""
    queue = sandbox.queue("commands_seeker_bot")
    queue.set_webhook(Webhook("http://127.0.0.1:9/gone"))
    queue.add("message", {"message_id": 1, "chat": {"id": 501}})
    code, out, err = await connected.amana("webhook", "off")
    assert (code, err) == (0, "")
    assert (queue.webhook, len(queue)) == (None, 1)
    assert [line.split()[0] for line in out.splitlines()] == ["seeker", "staff"]


async def test_run_with_a_webhook_needs_a_public_address(connected):
    """One line names the setting; so does one for an address that others can reach, or a plain one."""
    await connected.amana("init")
    code, _, err = await connected.amana("run", "--webhook")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "AMANA_WEBHOOK_URL" in err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK_LISTEN", "0.0.0.0:8443"),
        ("WEBHOOK_LISTEN", "192.0.2.1:8443"),
        ("METRICS_LISTEN", "[::]:9464"),
        ("METRICS_LISTEN", "localhost:no"),
        ("WEBHOOK_URL", "http://line.example.org"),
        ("WEBHOOK_URL", "https://line.example.org/?q=1"),
        ("RECEIVE", "pigeon"),
    ],
)
async def test_an_address_that_would_not_do_is_named(connected, name, value):
    """Nothing but the reverse proxy is open to the world."""
    code, _, err = await connected.with_settings(**{name: value}).amana("run")
    assert (code, len(err.splitlines())) == (2, 1)
    assert f"AMANA_{name}" in err
    assert value not in err


async def test_a_webhook_line_drains_on_sigterm(connected, sandbox, unused_port):
    """What was brought is answered and stored, the webhook stays set, and the exit code is 0."""
    await connected.amana("init")
    where = f"127.0.0.1:{unused_port}"
    hooked = connected.with_settings(WEBHOOK_URL=f"http://{where}/hook", WEBHOOK_LISTEN=where)
    process = await hooked.start("run", "--webhook")
    async with Phone(sandbox.url, 501) as phone:
        sent = await phone.start("commands_seeker_bot")
        assert await phone.wait_for("commands_seeker_bot", lambda one: one.id > sent, seconds=60.0)
    process.terminate()
    _, err = await asyncio.wait_for(process.communicate(), DRAINING)
    assert process.returncode == 0, err.decode()
    assert sandbox.queue("commands_seeker_bot").webhook


async def test_upgrade_goes_forth_and_back(connected):
    """An older database does not run before it is brought up to date; the way back is told and works."""
    await connected.amana("init")
    code, out, _ = await connected.amana("upgrade", "--yes")
    assert (code, out.split()) == (0, ["database", "at", HEAD])
    code, out, _ = await connected.amana("upgrade", "--back-to", KNOWN[-2], "--yes")
    assert (code, out.split()) == (0, ["database", "from", HEAD, "to", KNOWN[-2]])
    code, _, err = await connected.amana("run")
    assert (code, "amana upgrade" in err, len(err.splitlines())) == (1, True, 1)
    code, out, _ = await connected.amana("upgrade", "--yes")
    assert (code, f"--back-to {KNOWN[-2]}" in out) == (0, True)


async def test_upgrade_knows_no_other_number(connected):
    """A number that is no migration changes nothing; without --yes it asks first."""
    await connected.amana("init")
    assert (await connected.amana("upgrade", "--back-to", "9999", "--yes"))[0] == 1
    assert (await connected.amana("upgrade"))[0] == 1
