"""What changes after it was sent: edits, deletions, reactions, replies, pins, topics, the connection."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.stories.page.conftest import Stage
from tests.stories.page.window import Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FATIMA = 101
KARIM = 201


async def test_an_edit_by_the_bot_appears_at_once(stage: Stage, window: Window) -> None:
    """New words of a message replace the old ones and the bubble says so."""
    phone = await window.one(FATIMA)
    await phone.start()
    sent = await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Om negen uur")
    await expect(phone.bubble("Om negen uur")).to_be_visible()
    await stage.seeker_bot.call(
        "editMessageText", chat_id=FATIMA, message_id=sent["message_id"], text="Om tien uur"
    )
    await expect(phone.bubble("Om tien uur")).to_contain_text("edited")
    await expect(phone.bubble("Om negen uur")).to_have_count(0)


async def test_a_person_edits_their_own_message(stage: Stage, window: Window) -> None:
    """Edit in the message menu fills the field; saving tells the bot."""
    phone = await window.one(FATIMA)
    await phone.start()
    await phone.write("Ik woon in Utrect")
    await phone.menu("Ik woon in Utrect", "Edit")
    await expect(phone.field).to_have_value("Ik woon in Utrect")
    await phone.write("Ik woon in Utrecht")
    assert (await stage.seeker_bot.next("edited_message"))["text"] == "Ik woon in Utrecht"
    await expect(phone.bubble("Ik woon in Utrecht")).to_contain_text("edited")


async def test_what_the_bot_deletes_leaves_the_screen(stage: Stage, window: Window) -> None:
    """A deleted message is gone without a reload."""
    phone = await window.one(FATIMA)
    await phone.start()
    sent = await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Dit verdwijnt")
    await expect(phone.bubble("Dit verdwijnt")).to_be_visible()
    await stage.seeker_bot.call("deleteMessage", chat_id=FATIMA, message_id=sent["message_id"])
    await expect(phone.bubble("Dit verdwijnt")).to_have_count(0)


async def test_a_person_deletes_for_themselves(stage: Stage, window: Window) -> None:
    """Delete for me takes the message off this phone and leaves the others."""
    phone = await window.one(FATIMA)
    await phone.start()
    await phone.write("weg ermee")
    await phone.write("dit blijft")
    await phone.menu("weg ermee", "Delete for me")
    await expect(phone.bubble("weg ermee")).to_have_count(0)
    await expect(phone.bubble("dit blijft")).to_be_visible()


async def test_reactions_of_both_sides_are_shown(stage: Stage, window: Window) -> None:
    """A reaction reaches the bot, the bot's own reaches the phone, and one's own can be taken back."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Wij zijn er voor u.")
    await phone.react("Wij zijn er voor u.", "🙏")
    told = await stage.seeker_bot.next("message_reaction")
    assert told["new_reaction"] == [{"type": "emoji", "emoji": "🙏"}]
    chip = phone.bubble("Wij zijn er voor u.").get_by_role("button", name=re.compile("🙏"))
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await chip.click()
    assert (await stage.seeker_bot.next("message_reaction"))["new_reaction"] == []

    await phone.write("Dank u")
    said = await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="…")
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await stage.seeker_bot.call(
        "setMessageReaction", chat_id=FATIMA, message_id=said["message_id"] - 1, reaction=reaction
    )
    await expect(phone.bubble("Dank u").get_by_role("button", name=re.compile("👍"))).to_be_visible()


async def test_a_reply_carries_the_message_it_answers_and_leads_to_it(stage: Stage, window: Window) -> None:
    """Reply in the menu sends a reply; its quote shows the answered words and jumps to them."""
    phone = await window.one(FATIMA)
    await phone.start()
    asked = await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Sinds wanneer?")
    await stage.seeker_bot.next("message")
    await phone.menu("Sinds wanneer?", "Reply")
    await phone.write("Sinds de zomer")
    answer = await stage.seeker_bot.next("message")
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    quote = phone.bubble("Sinds de zomer").get_by_role("button", name=re.compile("Sinds wanneer"))
    await quote.click()
    await expect(phone.root.locator(".row.flash")).to_contain_text("Sinds wanneer?")


async def test_a_pinned_message_stands_above_the_chat(stage: Stage, window: Window) -> None:
    """What the bot pins is shown in a bar, and no longer once it is unpinned."""
    phone = await window.one(FATIMA)
    await phone.start()
    sent = await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Samenvatting van de zaak")
    await stage.seeker_bot.call("pinChatMessage", chat_id=FATIMA, message_id=sent["message_id"])
    bar = phone.button("Pinned message", exact=False)
    await expect(bar).to_contain_text("Samenvatting van de zaak")
    await stage.seeker_bot.call("unpinAllChatMessages", chat_id=FATIMA)
    await expect(bar).to_have_count(0)


async def test_topics_are_tabs_with_unread_counts_and_vanish_when_deleted(
    stage: Stage, window: Window
) -> None:
    """A new topic is a tab at once, counts what is unread, takes what is written, and goes with all of it."""
    phone = await window.one(KARIM)
    await phone.start()
    await stage.staff_bot.next("message")
    topic = await stage.staff_bot.call("createForumTopic", chat_id=KARIM, name="blue heron")
    thread = topic["message_thread_id"]
    tab = phone.root.get_by_role("tab", name=re.compile("blue heron"))
    await expect(tab).to_be_visible()
    await stage.staff_bot.call("sendMessage", chat_id=KARIM, text="Mijn zoon", message_thread_id=thread)
    await expect(tab.get_by_label("unread")).to_be_visible()
    await expect(phone.bubble("Mijn zoon")).to_have_count(0)
    await tab.click()
    await expect(phone.bubble("Mijn zoon")).to_be_visible()
    await expect(tab.get_by_label("unread")).to_have_count(0)
    await phone.write("Sinds wanneer?")
    assert (await stage.staff_bot.next("message"))["message_thread_id"] == thread

    await stage.staff_bot.call("deleteForumTopic", chat_id=KARIM, message_thread_id=thread)
    await expect(tab).to_have_count(0)
    await expect(phone.bubble("Mijn zoon")).to_have_count(0)


async def test_a_protected_message_offers_no_copy(stage: Stage, window: Window) -> None:
    """A message sent with protect_content is marked and its menu lacks copying."""
    phone = await window.one(KARIM)
    await phone.start()
    await stage.staff_bot.call("sendMessage", chat_id=KARIM, text="Vertrouwelijk", protect_content=True)
    await expect(phone.bubble("Vertrouwelijk").get_by_label("Protected")).to_be_visible()
    await phone.bubble("Vertrouwelijk").click(button="right")
    await expect(phone.root.get_by_role("menuitem", name="Reply")).to_be_visible()
    await expect(phone.root.get_by_role("menuitem", name="Copy text")).to_have_count(0)


async def test_a_lost_connection_is_made_up_for(stage: Stage, window: Window) -> None:
    """What happened while the stream was down is on the screen once it is back."""
    phone = await window.one(FATIMA)
    await phone.start()
    stage.sandbox.events.close_all()
    await expect(phone.root.get_by_text("connecting…")).to_be_visible()
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Gemist bericht")
    await expect(phone.bubble("Gemist bericht")).to_be_visible()
