"""A backup made beside a running line, and a line restored from it on an empty machine."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.holder import Holder
from db.ledger import read_ledger
from db.records import Case
from locales.text import Text
from locales.texts import restoring, seeker as texts
from tests.contract.test_commands import Output, Shell, mode
from tests.stories.line import SEEKER_TOKEN, STAFF_TOKEN, StoryLine
from tests.stories.test_talking import matched


@dataclass(frozen=True, slots=True)
class Machine:
    """A running line, a shell beside it, and the archive's key taken away from it."""

    line: StoryLine
    shell: Shell
    key: Path

    @property
    def ledger(self) -> Path:
        return self.line.home / "erased.ledger"

    async def lose(self) -> None:
        """The disk is gone; what was taken away in time is not."""
        await self.line.closes()
        shutil.copy(self.ledger, self.shell.folder / "kept.ledger")
        shutil.rmtree(self.line.home)

    async def restore(self, *words: str, file: str = "line.amana") -> Output:
        """By the machine's own clock; the line's is not to stay behind it."""
        self.line.clock.ahead = max(self.line.clock.ahead, timedelta())
        return await self.shell.amana("restore", file, "--archive-key", str(self.key), *words)

    async def cases(self) -> list[Case]:
        async with self.line.store.store.transaction() as work:
            return work.cases.in_state("intake", "waiting", "open", "closed")


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    async with StoryLine(tmp_path / "machine") as line:
        settings = {"API_URL": line.sandbox.url, "SEEKER_TOKEN": SEEKER_TOKEN, "STAFF_TOKEN": STAFF_TOKEN}
        key = tmp_path / "safe" / "private.key"
        key.parent.mkdir()
        assert line.founded
        assert line.founded.archive_private
        shutil.move(line.founded.archive_private, key)
        shell = Shell(tmp_path, {**settings, "HOME": str(line.home)})
        yield Machine(line, shell, key)


async def test_a_restored_line_goes_on_where_it_was(machine: Machine) -> None:
    """Backed up while people write; on an empty machine `amana doctor` is content and the talk goes on."""
    seeker, confidant, thread = await matched(machine.line)
    await seeker.writes("voor de kopie")
    await confidant.sees("voor de kopie", thread=thread)
    chat = asyncio.create_task(chatter(seeker))
    code, out, err = await machine.shell.amana("backup", "line.amana")
    await chat
    assert (code, err) == (0, "")
    assert "cases: 1," in out
    assert mode(machine.shell.folder / "line.amana") == 0o600
    await confidant.sees("geklets 19", thread=thread)

    await machine.lose()
    code, out, err = await machine.restore("--ledger", "kept.ledger")
    assert (code, err) == (0, ""), err
    assert "dropped      0" in out
    code, out, _ = await machine.shell.amana("doctor")
    assert [line for line in out.splitlines() if not line.startswith("ok")] == []
    assert code == 0
    assert (await machine.shell.amana("audit", "verify"))[0] == 0

    await machine.line.opens()
    await seeker.sees(before(seeker, restoring.SEEKER))
    await confidant.sees(before(confidant, restoring.STAFF))
    await confidant.writes("ik ben er weer", thread=thread)
    await seeker.sees("ik ben er weer")
    await seeker.writes("fijn")
    await confidant.sees("fijn", thread=thread)


def before(person: Holder, what: Text) -> str:
    """A text's words up to the first that is put in."""
    return person.say(what, when="…").partition("…")[0]


async def chatter(seeker: Holder) -> None:
    for number in range(20):
        await seeker.writes(f"geklets {number}")
        await asyncio.sleep(0.05)


async def test_who_erased_everything_does_not_come_back(machine: Machine) -> None:
    """The backup still has the case; the ledger keeps it from coming back, and its seeker is a stranger."""
    seeker, _, _ = await matched(machine.line)
    await machine.shell.amana("backup", "line.amana")
    await seeker.writes("/erase")
    await seeker.taps(texts.ERASE_YES)
    await seeker.sees(texts.ERASED)
    assert {each.kind for each in read_ledger(machine.ledger)} == {"case", "seeker"}

    await machine.lose()
    code, out, _ = await machine.restore("--ledger", "kept.ledger")
    assert code == 0
    assert "dropped      2" in out
    await machine.line.opens()
    assert await machine.cases() == []
    async with machine.line.store.store.transaction() as work:
        assert work.seekers.everyone() == []


async def test_a_backup_after_an_erasure_holds_nothing_of_it(machine: Machine) -> None:
    """Restored without any ledger there is no case and nobody."""
    seeker, _, _ = await matched(machine.line)
    await seeker.writes("/erase")
    await seeker.taps(texts.ERASE_YES)
    await seeker.sees(texts.ERASED)
    await machine.shell.amana("backup", "line.amana")
    await machine.lose()
    assert (await machine.restore("--without-ledger"))[0] == 0
    await machine.line.opens()
    assert await machine.cases() == []


async def test_what_a_backup_lacks_of_the_audit_log_shows_after_restoring(machine: Machine) -> None:
    """The line that `amana backup` named is there; one that was kept later is missed: its end is gone."""
    await machine.shell.amana("invite", "--role", "confidant")
    _, out, _ = await machine.shell.amana("backup", "line.amana")
    (of_backup,) = re.findall(r"ends with (\S+);", out)
    await machine.shell.amana("invite", "--role", "coordinator")
    later = (await machine.shell.amana("audit", "verify"))[1].split()[-1]
    await machine.lose()
    _, out, _ = await machine.restore("--ledger", "kept.ledger")
    assert f"ended with {of_backup}:" in out
    assert (await machine.shell.amana("audit", "verify", "--since", of_backup))[0] == 0
    code, out, _ = await machine.shell.amana("audit", "verify", "--since", later)
    assert code == 1
    assert later in out


async def test_without_a_ledger_restoring_is_refused(machine: Machine) -> None:
    """One line says what it would mean, and how to do it all the same; nothing is made."""
    await machine.shell.amana("backup", "line.amana")
    await machine.lose()
    code, out, err = await machine.restore()
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "erased since the backup would be back" in err
    assert not machine.line.home.exists()
    code, _, _ = await machine.restore("--without-ledger")
    assert code == 0


async def test_the_ledgers_copy_is_found_by_its_setting(machine: Machine) -> None:
    """With AMANA_LEDGER_FILE nobody has to look for it."""
    shell = machine.shell.with_settings(LEDGER_FILE="copy.ledger")
    code, out, _ = await shell.amana("backup", "line.amana")
    assert code == 0
    assert "copy.ledger: up to date" in out
    await machine.lose()
    code, _, err = await shell.amana("restore", "line.amana", "--archive-key", str(machine.key))
    assert (code, err) == (0, "")


@pytest.mark.parametrize("how", ["wrong key", "cut off", "not a backup", "nothing"])
async def test_what_cannot_be_restored_is_one_line(machine: Machine, how: str) -> None:
    """And nothing is made, not even a folder."""
    await machine.shell.amana("backup", "line.amana")
    await machine.shell.amana("keys", "new-archive", "--out", "other")
    file, key = machine.shell.folder / "line.amana", str(machine.key)
    if how == "wrong key":
        key = "other"
    elif how == "cut off":
        file.write_bytes(file.read_bytes()[:-1])
    elif how == "not a backup":
        file.write_bytes(b"hello")
    else:
        file.unlink()
    await machine.lose()
    words = ("restore", "line.amana", "--archive-key", key, "--without-ledger")
    code, out, err = await machine.shell.amana(*words)
    assert code in (1, 2)
    assert out == ""
    assert how == "nothing" or len(err.splitlines()) == 1
    assert not machine.line.home.exists()


async def test_a_backup_overwrites_nothing(machine: Machine) -> None:
    """A second one to the same name is refused, and the first stays as it was."""
    await machine.shell.amana("backup", "line.amana")
    before = (machine.shell.folder / "line.amana").read_bytes()
    code, _, err = await machine.shell.amana("backup", "line.amana")
    assert code == 1
    assert "overwrites" in err
    assert (machine.shell.folder / "line.amana").read_bytes() == before


async def test_a_key_behind_a_passphrase_restores(shell_with_locked_key: tuple[Shell, Path]) -> None:
    """The passphrase comes from the file that the setting names; a wrong one is one line."""
    shell, home = shell_with_locked_key
    words = ("restore", "line.amana", "--archive-key", "k", "--without-ledger")
    code, _, err = await shell.amana(*words)
    assert (code, len(err.splitlines())) == (1, 1)
    assert "AMANA_PASSPHRASE_FILE" in err
    (shell.folder / "wrong").write_text("quite another passphrase\n")
    code, _, err = await shell.with_settings(PASSPHRASE_FILE="wrong").amana(*words)
    assert (code, len(err.splitlines())) == (1, 1)
    assert not home.exists()
    code, _, err = await shell.with_settings(PASSPHRASE_FILE="pass").amana(*words)
    assert (code, err) == (0, "")
    assert (home / "amana.db").is_file()


@pytest.fixture
async def shell_with_locked_key(tmp_path: Path) -> tuple[Shell, Path]:
    shell = Shell(tmp_path, {"API_URL": "http://127.0.0.1:9"})
    (tmp_path / "pass").write_text("a long enough passphrase\n")
    await shell.with_settings(PASSPHRASE_FILE="pass").amana("keys", "new-archive", "--out", "k")
    await shell.amana("init", "--archive-public-key", "k.pub")
    assert (await shell.amana("backup", "line.amana"))[0] == 0
    shutil.rmtree(shell.home)
    return shell, shell.home
