"""Transcripts, read with the archive's key: away from the server from a backup, and on the server."""

from __future__ import annotations

import io
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from db.home import Home
from db.store import Store
from locales.texts import seeker as texts
from tests.contract.test_commands import Shell
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched

WORDS = "ابنتي تغيّرت <b>كثيرًا</b> & أخاف"


@dataclass(frozen=True, slots=True)
class Desk:
    """A closed case in Arabic with a photo in it: at the server, and at a desk away from it."""

    server: Shell
    away: Shell
    name: str
    id: str


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    folder = tmp_path_factory.mktemp("transcripts")
    away = Shell(folder / "away", {})
    away.folder.mkdir()
    async with StoryLine(folder / "server") as line:
        assert line.founded
        assert line.founded.archive_private
        shutil.move(line.founded.archive_private, away.folder / "private.key")
        server = Shell(folder / "server", {"HOME": str(line.home)})
        seeker = await line.seeker("Hoda", language="ar")
        confidant = await line.confidant(languages=("ar", "nl"), speaks="ar")
        await seeker.asks_for_somebody()
        thread = (await confidant.accepts()).thread
        await seeker.is_matched()
        await seeker.writes(WORDS)
        await confidant.sees(WORDS, thread=thread)
        await seeker.phone.send_file(seeker.bot, "photo", picture(), "geheim.jpg", caption="صورة")
        await confidant.sees("صورة", thread=thread)
        await confidant.writes("أنا أسمعك", thread=thread)
        await seeker.sees("أنا أسمعك")
        await seeker.writes("/stop")
        await seeker.taps(texts.END_YES)
        await seeker.sees(texts.ENDED_BY_YOU)
        case = await _sealed(line)
        assert (await server.amana("backup", "line.amana"))[0] == 0
        shutil.copy(server.folder / "line.amana", away.folder)
        await line.closes()
        yield Desk(server, away, case[1], case[0])


async def _sealed(line: StoryLine) -> tuple[str, str]:
    """The id and name of the only case, once it is sealed."""
    async with line.store.store.transaction() as work:
        name = work.cases.in_state("open", "closed")[0].name

    async def sealed() -> bool:
        async with line.store.store.transaction() as work:
            return all(work.cases.is_sealed(one) for one in work.cases.ids_in_state("open", "closed"))

    assert name
    assert await line.until(sealed)
    async with line.store.store.transaction() as work:
        return work.cases.ids_in_state("closed")[0], name


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    return out.getvalue()


BACKUP = ("--backup", "line.amana", "--archive-key", "private.key")


async def test_the_list_away_from_the_server(desk: Desk) -> None:
    """Without a home or a setting: name, dates, state, language, and that it is sealed."""
    code, out, err = await desk.away.amana("transcript", "list", *BACKUP)
    assert (code, err) == (0, "")
    (line,) = out.splitlines()
    assert line.startswith(desk.name)
    assert ", closed, ar, " in line
    assert line.endswith(f"sealed, {desk.id}")
    assert not desk.away.home.exists()


@pytest.mark.parametrize("by", ["name", "id"])
async def test_reading_in_the_terminal(desk: Desk, by: str) -> None:
    """Both sides' words as they were written, each message below its own heading."""
    code, out, err = await desk.away.amana("transcript", "read", getattr(desk, by), *BACKUP)
    assert (code, err) == (0, "")
    assert WORDS in out
    assert "أنا أسمعك" in out
    assert "[photo: media/" in out


async def test_exporting_with_the_picture(desk: Desk) -> None:
    """The page is escaped and right to left where the words are; the photo opens, under a neutral name."""
    words = ("transcript", "export", desk.name, "--out", "heron", *BACKUP)
    code, out, err = await desk.away.amana(*words)
    assert (code, err) == (0, "")
    assert "in the clear" in out
    folder = desk.away.folder / "heron"
    html = (folder / "transcript.html").read_text("utf-8")
    assert (
        '<div class="words" dir="auto" lang="ar">ابنتي تغيّرت &lt;b&gt;كثيرًا&lt;/b&gt; &amp; أخاف</div>'
        in html
    )
    (photo,) = (folder / "media").iterdir()
    assert "geheim" not in photo.name
    assert f'<img src="media/{photo.name}"' in html
    with Image.open(photo) as shown:
        assert shown.size == (40, 30)
    code, _, err = await desk.away.amana(*words)
    assert (code, "overwritten" in err) == (1, True)


async def test_another_key_is_one_line(desk: Desk) -> None:
    """It says that the key does not open it, and to which the backup is sealed."""
    if not (desk.away.folder / "other").exists():
        await desk.away.amana("keys", "new-archive", "--out", "other")
    words = ("transcript", "read", desk.name, "--backup", "line.amana", "--archive-key", "other")
    code, out, err = await desk.away.amana(*words)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "does not open" in err


async def test_a_backup_without_a_key_is_one_line(desk: Desk) -> None:
    """It says which option is missing."""
    code, out, err = await desk.away.amana("transcript", "list", "--backup", "line.amana")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "--archive-key" in err


async def test_a_case_that_is_not_there_is_one_line(desk: Desk) -> None:
    """It may have been erased."""
    code, out, err = await desk.away.amana("transcript", "read", "purple walrus", *BACKUP)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "no such case" in err


async def test_on_the_server_a_sealed_case_takes_the_key_too(desk: Desk) -> None:
    """Without it there are dates and an id; with it it reads, and that is in the audit log."""
    code, out, _ = await desk.server.amana("transcript", "list")
    assert code == 0
    assert desk.name not in out
    assert desk.id in out
    code, out, err = await desk.server.amana("transcript", "read", desk.id)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "sealed" in err
    key = str(desk.away.folder / "private.key")
    code, out, _ = await desk.server.amana("transcript", "read", desk.id, "--archive-key", key)
    assert code == 0
    assert WORDS in out
    assert (await desk.server.amana("audit", "verify"))[0] == 0
    with Store.open(Home(Path(desk.server.settings["HOME"]))) as store:
        async with store.transaction() as work:
            deed = work.audit.newest(1)[0]
    assert (deed.act, deed.case_id) == ("transcript_read", desk.id)


async def test_nothing_is_left_where_it_was_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary folder is gone again."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code, _, _ = await desk.away.amana("transcript", "read", desk.name, *BACKUP)
    assert code == 0
    assert list_of(tmp_path) == []


def list_of(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_an_open_case_on_the_server_takes_a_reason(tmp_path: Path) -> None:
    """Without one it is refused and nothing is shown; with one it stands in the audit log."""
    async with StoryLine(tmp_path) as line:
        seeker, confidant, thread = await matched(line)
        await seeker.writes("nog open")
        await confidant.sees("nog open", thread=thread)
        async with line.store.store.transaction() as work:
            case = work.cases.in_state("open")[0]
        shell = Shell(tmp_path, {"HOME": str(line.home)})
        code, out, err = await shell.amana("transcript", "read", case.name)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert "say why" in err
        code, out, _ = await shell.amana("transcript", "read", case.name, "--reason", "asked by a judge")
        assert code == 0
        assert "nog open" in out
        async with line.store.store.transaction() as work:
            assert [deed.reason for deed in work.audit.of_case(case.id)][-1] == "asked by a judge"
