"""Admins word the line's texts in their own way, in the chat."""

from __future__ import annotations

from bot.demo.holder import Holder
from locales import tongue
from locales.text import Text
from locales.texts import (
    common,
    drafting,
    pages,
    seeker as seeker_texts,
    staff as staff_texts,
    wording as texts,
)
from tests.stories.line import StoryLine

DUTCH = tongue("nl")


async def opens(admin: Holder, key: str, line_of_it: str) -> None:
    """Look for a text by its name, and open it."""
    await admin.writes(f"/texts {key}")
    found = await admin.sees_one(lambda m: any(line_of_it in one for one in m.labels), line_of_it)
    await admin.taps(next(one for one in found.labels if line_of_it in one))
    await admin.sees(key)


async def drafts(admin: Holder, what: Text, words: str) -> int:
    """Write other words for a text in Dutch; the id of the message with them."""
    await opens(admin, what.key, first_words(what))
    await admin.taps(texts.REWORD)
    await admin.sees(texts.REWORD_ASK)
    return await admin.writes(words)


async def rewords(admin: Holder, what: Text, words: str) -> int:
    """Word a text otherwise in Dutch, and save it; the id of the message with the new words."""
    sent = await drafts(admin, what, words)
    await admin.sees(drafting.DRAFT, after=sent)
    await admin.taps(drafting.SAVE)
    return sent


def first_words(what: Text) -> str:
    """How a text begins on its button."""
    return DUTCH.template(what).replace("*", "").splitlines()[0][:30].strip()


async def test_what_an_admin_words_a_seeker_reads(line: StoryLine) -> None:
    """The menu reworded in Dutch is the menu that a seeker sees, without a restart and after one."""
    admin, seeker = await line.leader("Joost", "admin"), await line.seeker()
    sent = await rewords(admin, seeker_texts.MENU, "*Zeg het maar.* Wat zoekt u?")
    await admin.sees(texts.SAVED, after=sent)
    await seeker.starts()
    await seeker.taps(DUTCH(common.LANGUAGES["nl"]))
    await seeker.taps(seeker_texts.AGREE)
    await seeker.sees("Zeg het maar. Wat zoekt u?")
    await line.restarts()
    again = await seeker.writes("/info")
    await seeker.sees(seeker_texts.INFORMATION, after=again)
    await seeker.taps(seeker_texts.BACK_TO_MENU)
    await seeker.sees("Zeg het maar.", after=again)


async def test_new_words_take_effect_only_when_they_are_saved(line: StoryLine) -> None:
    """A new wording is first shown as it is read; until it is saved, nobody else reads it."""
    admin, seeker = await line.leader("Joost", "admin"), await line.seeker()
    sent = await drafts(admin, seeker_texts.MENU, "Zeg het maar.")
    await admin.sees(drafting.DRAFT, after=sent)
    await admin.sees("Zeg het maar.", after=sent)
    await seeker.arrives()
    await admin.taps(drafting.AGAIN)
    sent = await admin.writes("Waar denkt u aan?")
    await admin.sees("Waar denkt u aan?", after=sent)
    await admin.taps(common.CANCEL)
    await admin.sees(drafting.LET_GO, after=sent)
    async with line.store.store.transaction() as work:
        assert work.wordings.in_force() == []


async def test_another_language_keeps_its_words(line: StoryLine) -> None:
    """The menu reworded in Dutch is as it was in Turkish."""
    admin, seeker = await line.leader("Joost", "admin"), await line.seeker(language="tr")
    sent = await rewords(admin, seeker_texts.MENU, "Zeg het maar.")
    await admin.sees(texts.SAVED, after=sent)
    await seeker.arrives()


async def test_a_wording_without_its_placeholder_is_refused(line: StoryLine) -> None:
    """What must be filled in is named, nothing is saved, and the next message is taken."""
    admin = await line.leader("Joost", "admin")
    sent = await drafts(admin, seeker_texts.QUESTION_NUMBER, "Vraag zoveel")
    refused = await admin.sees(texts.NOT_SAVED, after=sent)
    assert "{number}" in refused.words
    async with line.store.store.transaction() as work:
        assert work.wordings.in_force() == []
    sent = await admin.writes("Dit is vraag {number}")
    await admin.sees("Dit is vraag 3", after=sent)


async def test_reset_brings_the_usual_wording_back(line: StoryLine) -> None:
    """After a reset a seeker reads the catalog again, and both changes are kept with who made them."""
    admin, seeker = await line.leader("Joost", "admin"), await line.seeker()
    sent = await rewords(admin, seeker_texts.MENU, "Zeg het maar.")
    saved = await admin.sees(texts.SAVED, after=sent)
    await admin.sees("Zeg het maar.", after=saved.id)
    await admin.taps(common.BACK)
    await admin.taps(texts.RESET)
    await admin.sees(texts.RESET_DONE)
    await seeker.arrives()
    async with line.store.store.transaction() as work:
        (member,) = work.staff.everyone()
        changes = work.wordings.history(seeker_texts.MENU.key, "nl")
    assert [(one.staff_id, one.template) for one in changes] == [
        (member.id, "Zeg het maar."),
        (member.id, None),
    ]


async def test_a_page_is_reworded_in_arabic(line: StoryLine) -> None:
    """An admin who reads Dutch words an information page in Arabic, and a seeker reads it so."""
    admin, seeker = await line.leader("Joost", "admin"), await line.seeker(language="ar")
    await admin.writes("/texts")
    await admin.taps(texts.LANGUAGE)
    await admin.taps(common.LANGUAGES["ar"])
    await admin.taps(texts.GROUPS["pages"])
    beginning = tongue("ar").template(pages.LIMITS).replace("*", "").splitlines()[0][:20]
    found = await admin.sees_one(lambda m: any(beginning in one for one in m.labels), beginning)
    await admin.taps(next(one for one in found.labels if beginning in one))
    await admin.taps(texts.REWORD)
    sent = await admin.writes("*ما لا نستطيعه*\nلا نستطيع كل شيء.")
    await admin.sees(drafting.DRAFT, after=sent)
    await admin.taps(drafting.SAVE)
    await admin.sees(texts.SAVED, after=sent)
    await seeker.arrives()
    await seeker.taps(seeker_texts.MENU_INFORMATION)
    await seeker.taps(pages.PAGES["limits"][0])
    await seeker.sees("لا نستطيع كل شيء.")


async def test_a_reworded_consent_text_is_another_version(line: StoryLine) -> None:
    """Who agreed before and who agreed after a rewording have different versions in the consent log."""
    first, second = await line.seeker("First"), await line.seeker("Second")
    await first.arrives()
    admin = await line.leader("Joost", "admin")
    sent = await rewords(admin, seeker_texts.ABOUT, "Dit is {line}. Alles gaat na {time} weg.")
    await admin.sees(texts.SAVED, after=sent)
    await second.starts()
    await second.taps(DUTCH(common.LANGUAGES["nl"]))
    await second.sees("dagen weg.")
    await second.taps(seeker_texts.AGREE)
    await second.sees(seeker_texts.MENU)
    async with line.store.store.transaction() as work:
        people = [work.seekers.find(each.phone.person_id) for each in (first, second)]
        versions = [work.consents.of(one.id)[0].text_version for one in people if one]
    assert len(versions) == len(set(versions)) == 2


async def test_all_reworded_texts_are_listed(line: StoryLine) -> None:
    """The list of what was reworded has that text, in its language, and no other."""
    admin = await line.leader("Joost", "admin")
    sent = await rewords(admin, seeker_texts.MENU, "Zeg het maar.")
    await admin.sees(texts.SAVED, after=sent)
    sent = await admin.writes("/texts")
    await admin.sees(texts.HOME, after=sent)
    await admin.taps(texts.ALL_CHANGED)
    listed = await admin.sees(texts.LIST, after=sent)
    assert [one for one in listed.labels if "·" in one] == ["nl · Zeg het maar."]


async def test_only_admins_word_texts(line: StoryLine) -> None:
    """A coordinator who writes /texts is told that it is not theirs."""
    coordinator = await line.leader("Nadia", "coordinator")
    await coordinator.writes("/texts")
    await coordinator.sees(staff_texts.NOT_ALLOWED)
