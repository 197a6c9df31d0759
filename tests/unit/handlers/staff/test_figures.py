"""/figures: charts in the reader's language, the tables behind them, and what seekers wrote."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from bot.demo import year
from bot.staff.tool_routes import COMMANDS, PRESSES
from db.letters import Send, Words
from db.records import Staff
from handlers.staff import figures, remarks
from locales import tongue
from locales.texts import figures as texts
from tests.unit.handlers.room import Room, of_kind


def fill(room: Room, upto: str = "2025-12") -> None:
    """The made-up year, as the line's own counters have it."""
    for one in year.tallies():
        for _ in range(one.n if one.month <= upto else 0):
            room.work.tallies.count(one.month, one.figure, one.value)


def asks(room: Room, member: Staff, text: str = "/figures") -> Send:
    """What /figures answers."""
    figures.command(room.desk, member, replace(room.letter(member, text), words=Words(text)))
    return of_kind(Send, room.post("staff"))[-1]


def bytes_of(room: Room, letter: Send) -> bytes:
    """The file that comes with a letter."""
    assert letter.attachment is not None
    return room.work.media.peek(letter.attachment.media_id)


@pytest.mark.parametrize("code", ["nl", "ar", "rif-Tfng", "tr", "en"])
def test_the_first_answer_is_a_picture_with_its_words(room: Room, code: str):
    """In the reader's own language and script, with the serious ones in the tables under it."""
    fill(room)
    coordinator = room.member(roles=("coordinator",), language=code)
    letter = asks(room, coordinator, "/figures 2025")
    assert letter.attachment is not None
    assert letter.attachment.kind == "photo"
    assert Image.open(io.BytesIO(bytes_of(room, letter))).width == 1080
    say = tongue(code)
    assert say(texts.TITLE, line="Amana") in letter.words.text
    assert say(texts.BY_LEVEL) in letter.words.text
    assert "270" in letter.words.text


def test_every_button_leads_to_a_picture_or_the_tables(room: Room):
    """All charts but the first, then the file, then what seekers wrote."""
    fill(room)
    coordinator = room.member(roles=("coordinator",))
    buttons = [button for row in asks(room, coordinator, "/figures 2025").buttons for button in row]
    assert len(buttons) > 8
    for button in buttons:
        PRESSES[button.action.partition(":")[0]][1](
            room.desk, coordinator, room.press(coordinator, button.action)
        )
        answered = of_kind(Send, room.post("staff"))
        assert len(answered) == 1
        assert (answered[0].attachment is None) == button.action.startswith("fr:")


def test_the_tables_are_a_spreadsheet(room: Room):
    """With the numbers as numbers."""
    fill(room)
    admin = room.member(roles=("admin",))
    figures.table_pressed(room.desk, admin, room.press(admin, "ft:2025-01:2025-12"))
    [letter] = of_kind(Send, room.post("staff"))
    cells = (
        CalamineWorkbook.from_filelike(io.BytesIO(bytes_of(room, letter))).get_sheet_by_index(0).to_python()
    )
    assert sum(n for title, _, n, _ in cells if title == "Hoe dringend" and isinstance(n, float)) == 558


@pytest.mark.parametrize("given", ["", " 2024", " gisteren", " 2025-12 2025-01", " 2025-13", " 9999999"])
def test_without_numbers_it_says_so(room: Room, given: str):
    """Nothing yet, nothing then, or no such time: one sentence."""
    if given:
        fill(room)
    letter = asks(room, room.member(roles=("admin",)), f"/figures{given}")
    assert (letter.attachment, letter.words.text) == (None, tongue("nl")(texts.NOTHING))


@pytest.mark.parametrize(
    "action", ["fg", "fg:requests.0", "fg:requests.9:2025-01:2025-12", "fg:x:y:z", "ft:z"]
)
def test_a_made_up_press_shows_nothing(room: Room, action: str):
    """Not a chart that is none, nor a time that is none."""
    fill(room)
    admin = room.member(roles=("admin",))
    handler = PRESSES[action.partition(":")[0]][1]
    handler(room.desk, admin, room.press(admin, action))
    assert of_kind(Send, room.post("staff")) == []


def test_confidants_see_no_figures_and_admins_no_words(room: Room):
    """Who may what is in the routes; the button for words is for coordinators alone."""
    assert "confidant" not in COMMANDS["figures"][0]
    assert PRESSES["fr"][0] == PRESSES["fz"][0] == ("coordinator",)
    actions = [button.action for row in asks(room, room.member(roles=("admin",))).buttons for button in row]
    assert actions == []


def words(room: Room, *said: str, month: str = "2026-02") -> None:
    """What seekers wrote in a month."""
    for text in said:
        room.work.remarks.add(month, "nl", text)


def reads(room: Room, coordinator: Staff, page: int = 0) -> Send:
    """A page of what seekers wrote."""
    remarks.list_pressed(room.desk, coordinator, room.press(coordinator, f"fr:{page}"))
    return of_kind(Send, room.post("staff"))[-1]


def test_words_wait_for_the_end_of_the_month_and_for_others(room: Room):
    """One or two alone, or those of this month, would be whoever ended last."""
    coordinator = room.member(roles=("coordinator",))
    words(room, "een", "twee")
    words(room, "van deze maand", month="2026-03")
    assert reads(room, coordinator).words.text == tongue("nl")(texts.REMARKS_NONE)
    words(room, "drie")
    text = reads(room, coordinator).words.text
    assert all(f"“{one}”" in text for one in ("een", "twee", "drie"))
    assert "deze maand" not in text


def test_words_stand_in_no_order_of_coming(room: Room):
    """They are listed by numbers that are drawn, which are their places in the table as well."""
    said = [f"nummer {nr}" for nr in range(30)]
    words(room, *said)
    room.work.remarks.let_out("2026-03", 3)
    there = [one.text for one in room.work.remarks.shown()]
    assert sorted(there) == sorted(said)
    assert there != said
    assert [one.id for one in room.work.remarks.shown()] == sorted(
        one.id for one in room.work.remarks.shown()
    )


def test_what_was_shown_stays_when_others_are_destroyed(room: Room):
    """A press destroys one for good, is noted without its words, and leaves the others to be read."""
    coordinator = room.member(roles=("coordinator",))
    words(room, "een", "twee", "drie")
    action = reads(room, coordinator).buttons[0][0].action
    for _ in range(2):
        remarks.dropped(room.desk, coordinator, room.press(coordinator, action))
    assert len(room.work.remarks.shown()) == 2
    assert "“" in reads(room, coordinator).words.text
    assert [one.act for one in room.work.audit.newest(9)] == ["remark_dropped"]


def test_many_words_come_in_pages(room: Room):
    """Five at a time, each once."""
    coordinator = room.member(roles=("coordinator",))
    words(room, *(f"woord {nr}" for nr in range(12)))
    pages = [reads(room, coordinator, page).words.text for page in range(3)]
    assert [page.count("“") for page in pages] == [5, 5, 2]
    assert {nr for nr in range(12) if any(f"“woord {nr}”" in page for page in pages)} == set(range(12))


@pytest.mark.parametrize(
    "action", ["fz", "fz:1:0", "fz:x:0", "fz:99999999999999999999:0", "fz:1:x", "fr:x", "fr"]
)
def test_a_made_up_press_destroys_nothing(room: Room, action: str):
    """Neither words that are not there, nor a page that is none."""
    coordinator = room.member(roles=("coordinator",))
    words(room, "een", "twee", "drie")
    reads(room, coordinator)
    PRESSES[action.partition(":")[0]][1](room.desk, coordinator, room.press(coordinator, action))
    assert of_kind(Send, room.post("staff")) == []
    assert len(room.work.remarks.shown()) == 3
