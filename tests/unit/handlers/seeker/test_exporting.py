"""A seeker's own words as a file: theirs, what they were answered, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import EntryRef, Send, Words
from handlers import exports
from handlers.company import asides
from handlers.seeker import exporting
from locales import tongue
from locales.texts import export as texts
from tests.unit.handlers.handing import Scene
from tests.unit.handlers.room import of_kind

NL = tongue("nl")


def page(scene: Scene) -> str:
    """The page as it would be made now."""
    return exports.page(scene.room.desk, scene.room.again(scene.seeker), scene.case_now).decode()


def agrees(scene: Scene) -> None:
    """/export, and yes."""
    exporting.ask(scene.room.desk, scene.room.again(scene.seeker))
    scene.phones.deliver()
    exporting.meant(
        scene.room.desk, scene.room.again(scene.seeker), scene.phones.press(scene.seeker, "exyes")
    )


def test_it_holds_both_sides_words_and_what_was_agreed_to(scene: Scene) -> None:
    """With when, and the version of each text."""
    scene.room.work.consents.log(scene.seeker.id, "match", "v7", "nl")
    scene.seeker_writes("I am worried")
    scene.writes(scene.lead, "I am listening")
    found = page(scene)
    assert "I am worried" in found
    assert "I am listening" in found
    assert "v7" in found


def test_it_holds_nothing_of_the_staffs(scene: Scene) -> None:
    """Neither asides nor a name."""
    letter = scene.room.letter(scene.lead, "aside canary", thread=scene.thread(scene.lead))
    asides.spoken(scene.room.desk, scene.case_now, scene.lead, letter)
    scene.writes(scene.lead, "I am listening")
    found = page(scene)
    assert "canary" not in found
    assert "Lead" not in found


@pytest.mark.parametrize("how", ["taken back", "withheld"])
def test_what_is_gone_is_not_in_it(scene: Scene, how: str) -> None:
    """What was taken back leaves its place; what was reported leaves nothing."""
    scene.seeker_writes("canary")
    ref = EntryRef(scene.case.id, 1)
    if how == "withheld":
        scene.room.work.transcript.withhold(ref, "kept")
    else:
        scene.room.work.transcript.take_back(ref)
    found = page(scene)
    assert "canary" not in found
    assert (NL(texts.TAKEN_BACK) in found) is (how == "taken back")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '" onload="x', "&amp; <b>"])
def test_nothing_that_was_written_is_taken_for_markup(scene: Scene, words: str) -> None:
    """The page is opened in a browser."""
    scene.seeker_writes(words)
    found = page(scene)
    assert words not in found.replace("&amp;amp;", "")
    assert "<script" not in found


@pytest.mark.parametrize(("code", "direction"), [("nl", "ltr"), ("ar", "rtl"), ("rif", "ltr"), ("tr", "ltr")])
def test_it_is_in_the_seekers_language(scene: Scene, code: str, direction: str) -> None:
    """Headings too, and in its direction."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), language=code))
    found = page(scene)
    assert f'lang="{code}" dir="{direction}"' in found
    assert tongue(code)(texts.TITLE) in found


def test_it_is_made_only_after_a_yes_and_sealed_in_the_case(scene: Scene) -> None:
    """Its name says nothing."""
    scene.seeker_writes("I am worried")
    exporting.ask(scene.room.desk, scene.room.again(scene.seeker))
    assert not [one for one in of_kind(Send, scene.room.post("seeker")) if one.attachment]
    agrees(scene)
    (sent,) = [one for one in of_kind(Send, scene.room.post("seeker")) if one.attachment]
    assert sent.attachment
    assert sent.attachment.name == exporting.NAME
    data = scene.room.work.media.read(scene.case.id, sent.attachment.media_id)
    assert b"I am worried" in data


def test_a_second_one_takes_the_firsts_place(scene: Scene) -> None:
    """No copies pile up."""
    agrees(scene)
    first = scene.case_now.exported
    agrees(scene)
    assert scene.case_now.exported != first
    rows = scene.room.work._scope._execute("SELECT count(*) FROM media", ()).fetchone()
    assert rows == (1,)


def test_of_what_is_over_it_says_how_to_ask(scene: Scene) -> None:
    """This server cannot read it any more, and says so."""
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), case_id=None))
    exporting.ask(scene.room.desk, scene.room.again(scene.seeker))
    assert scene.sees(scene.seeker, NL(texts.NOTHING))
    assert Words() == Words("")
