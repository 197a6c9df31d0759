"""What passes the relay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import Mark, Words
from handlers.relaying import without_people
from handlers.seeker import talking as seeker_talking
from tests.unit.handlers.handing import Scene


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me/somebody",
        "HTTPS://T.ME/somebody",
        "https://somebody.t.me",
        "http://telegram.me/somebody",
        "https://telegram.dog/somebody",
        "https://x@t.me./somebody",
        "tg://user?id=1",
        "https://[somebody",
        "javascript:alert(1)",
    ],
)
def test_a_link_behind_words_leads_to_no_account(url: str) -> None:
    """However an address of Telegram's is written, it is taken off; so is what is no address."""
    assert without_people(Words("hier", (Mark("text_link", 0, 4, url),))).marks == ()


@pytest.mark.parametrize("url", ["https://www.smn.nl/x", "HTTP://example.org", "https://nott.me/a"])
def test_a_link_to_a_page_stays(url: str) -> None:
    """An address of the web is kept as it is."""
    linked = Words("hier", (Mark("text_link", 0, 4, url),))
    assert without_people(linked) == linked


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me\\@example.org/",
        "https://t%2Eme/somebody",
        "https://t。me/somebody",
        "https://ｔ.ｍｅ/somebody",
        "https://t\u00ad.me/somebody",
        "https://t\u200d.me/somebody",
        "https://somebody@example.org/",
        "https://web.telegram.org/k/#@somebody",
        "https:///t.me/somebody",
        "https:t.me/somebody",
        "TG://resolve?domain=somebody",
        "tonsite://somebody.ton",
        "mailto:a@b.nl",
        "tel:+31612345678",
        "",
    ],
)
def test_an_odd_address_leads_nowhere(url: str) -> None:
    """What phones, browsers and we may read differently is taken off."""
    assert without_people(Words("hier", (Mark("text_link", 0, 4, url),))).marks == ()


@pytest.mark.parametrize(
    "url", ["https://bücher.example/", "https://xn--bcher-kva.example", "http://example.org:8080/a?b=c@d#e"]
)
def test_a_page_in_any_script_stays(url: str) -> None:
    """Other scripts, a port and an @ behind the host make no page an account."""
    linked = Words("hier", (Mark("text_link", 0, 4, url),))
    assert without_people(linked) == linked


@pytest.mark.parametrize(
    "kind",
    [
        "mention",
        "text_mention",
        "custom_emoji",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bank_card",
        "a kind of the future",
    ],
)
def test_marks_that_are_no_formatting_are_left_out(kind: str) -> None:
    """Only formatting goes along; what Telegram finds by itself needs no mark."""
    assert without_people(Words("hallo", (Mark(kind, 0, 5),))).marks == ()


@pytest.mark.parametrize("text", ["@somebody", "t.me/somebody", "tg://user?id=1", "somebody.t.me"])
def test_what_telegram_would_link_is_set_as_code(text: str) -> None:
    """The text stays to the letter, and no phone makes a link to an account of it."""
    passed = without_people(Words(f"zie {text} dus", (Mark("bold", 0, 5),)))
    assert passed.text == f"zie {text} dus"
    assert Mark("code", 4, len(text)) in passed.marks


@pytest.mark.parametrize("text", ["https://www.smn.nl", "112", "a@b.nl", "#hulp", "/stop", "instagram.com/a"])
def test_other_links_are_left_to_the_phone(text: str) -> None:
    """Pages, numbers and commands can be tapped; none of them opens an account in Telegram."""
    assert without_people(Words(text)) == Words(text)


@pytest.mark.parametrize(("language", "kept"), [("python", "python"), ("c++", "c++"), ("06 12345678", None)])
def test_the_name_above_code_is_a_programming_language(language: str, kept: str | None) -> None:
    """Nothing else is shown there."""
    (mark,) = without_people(Words("x", (Mark("pre", 0, 1, language=language),))).marks
    assert mark.language == kept


def test_what_is_written_leads_to_nobody_on_either_phone(scene: Scene) -> None:
    """Neither what is kept nor what is shown has a link to an account, a name or a number of its writer."""
    desk, marks = scene.room.desk, (Mark("text_link", 0, 5, "tg://user?id=1"), Mark("text_mention", 0, 5))
    asked = replace(scene.room.letter(scene.seeker, "hallo"), words=Words("hallo", marks))
    seeker_talking.written(desk, scene.room.again(scene.seeker), scene.case_now, asked)
    letter = scene.room.letter(scene.lead, "hallo", thread=scene.thread(scene.lead))
    scene.sends(scene.lead, replace(letter, words=Words("hallo", marks)))
    kept = scene.room.work.transcript.read(scene.case.id)
    assert [entry.words for entry in kept] == [Words("hallo")] * 2
    scene.phones.deliver()
    assert "Lead" not in scene.phones.all_text(scene.seeker)
    assert str(scene.seeker.chat_id) not in scene.phones.all_text(scene.lead)
