"""Talking to a bot on the page: start, text, buttons, keyboards, commands."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.stories.page.conftest import Stage
from tests.stories.page.window import Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FATIMA = 101


async def test_page_opens_with_two_seekers_a_confidant_and_an_admin(stage: Stage, window: Window) -> None:
    """Without a choice in the address the page shows four phones, each on the bot that fits its holder."""
    phones = await window.open()
    names = [await phone.root.get_attribute("aria-label") for phone in phones]
    assert names == ["Phone 1, Fatima", "Phone 2, سعاد", "Phone 3, Karim", "Phone 4, Nadia"]
    bots = [await phone.root.get_by_role("heading", level=2).inner_text() for phone in phones]
    assert bots == ["Amana", "Amana", "Amana team", "Amana team"]


async def test_start_with_a_code_reaches_the_bot_as_a_deep_link(stage: Stage, window: Window) -> None:
    """The code in the start field arrives as the payload of /start."""
    phone = await window.one(FATIMA)
    await phone.start("?start=rif")
    assert (await stage.seeker_bot.next("message"))["text"] == "/start rif"


async def test_typed_text_is_sent_by_enter_and_the_answer_appears(stage: Stage, window: Window) -> None:
    """Enter sends; what the bot answers is on the screen without a reload."""
    phone = await window.one(FATIMA)
    await phone.start()
    await phone.write("Xseɣ ad siwleɣ x mmi 😔")
    await stage.seeker_bot.next("message")
    said = await stage.seeker_bot.next("message")
    assert said["text"] == "Xseɣ ad siwleɣ x mmi 😔"
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Waxxa, siwel.")
    await expect(phone.bubble("Waxxa, siwel.")).to_be_visible()


async def test_shift_enter_makes_a_new_line(stage: Stage, window: Window) -> None:
    """Shift and Enter write on in the next line instead of sending."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.field.press_sequentially("een")
    await phone.field.press("Shift+Enter")
    await phone.field.press_sequentially("twee")
    await phone.field.press("Enter")
    assert (await stage.seeker_bot.next("message"))["text"] == "een\ntwee"


async def test_shorthand_becomes_formatting_counted_in_utf16(stage: Stage, window: Window) -> None:
    """**bold** reaches the bot as an entity whose offset counts an emoji as two."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.write("🌷 **belangrijk** en __zacht__")
    message = await stage.seeker_bot.next("message")
    assert message["text"] == "🌷 belangrijk en zacht"
    assert [(e["type"], e["offset"], e["length"]) for e in message["entities"]] == [
        ("bold", 3, 10),
        ("italic", 17, 5),
    ]
    await expect(phone.bubble("belangrijk").locator("strong")).to_have_text("belangrijk")


async def test_pressing_an_inline_button_asks_the_bot_and_shows_its_answer(
    stage: Stage, window: Window
) -> None:
    """A press arrives as a callback query; its answer is shown as a notice."""
    phone = await window.one(FATIMA)
    await phone.start()
    keys = {
        "inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}, {"text": "Nee", "callback_data": "no"}]]
    }
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Akkoord?", reply_markup=keys)
    await phone.button("Nee").click()
    query = await stage.seeker_bot.next("callback_query")
    assert query["data"] == "no"
    await stage.seeker_bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Genoteerd")
    await expect(phone.root.get_by_role("status")).to_have_text("Genoteerd")


async def test_an_alert_answer_waits_to_be_read(stage: Stage, window: Window) -> None:
    """An answer with show_alert opens a dialog that stays until it is closed."""
    phone = await window.one(FATIMA)
    await phone.start()
    keys = {"inline_keyboard": [[{"text": "Gevaar", "callback_data": "danger"}]]}
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Is er gevaar?", reply_markup=keys)
    await phone.button("Gevaar").click()
    query = await stage.seeker_bot.next("callback_query")
    await stage.seeker_bot.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Bel 112", show_alert=True
    )
    alert = phone.root.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Bel 112")
    await phone.button("OK").click()
    await expect(alert).to_have_count(0)


async def test_a_reply_keyboard_key_sends_its_label(stage: Stage, window: Window) -> None:
    """A key of the reply keyboard writes its own words; the keyboard leaves when the bot takes it away."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    keyboard = {
        "keyboard": [[{"text": "Informatie"}, {"text": "Praten met iemand"}]],
        "resize_keyboard": True,
    }
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Wat zoekt u?", reply_markup=keyboard)
    await phone.button("Praten met iemand").click()
    assert (await stage.seeker_bot.next("message"))["text"] == "Praten met iemand"
    await stage.seeker_bot.call(
        "sendMessage", chat_id=FATIMA, text="Goed.", reply_markup={"remove_keyboard": True}
    )
    await expect(phone.button("Praten met iemand")).to_have_count(0)


async def test_the_slash_lists_commands_and_sends_the_chosen_one(stage: Stage, window: Window) -> None:
    """Typing a slash lists the bot's commands; Enter sends the one marked."""
    commands = [{"command": "help", "description": "Hulp"}, {"command": "stop", "description": "Stoppen"}]
    await stage.seeker_bot.call("setMyCommands", commands=commands)
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.field.press_sequentially("/")
    await expect(phone.root.get_by_role("listbox", name="Commands").get_by_role("option")).to_have_text(
        ["/helpHulp", "/stopStoppen"]
    )
    await phone.field.press("ArrowDown")
    await phone.field.press("Enter")
    assert (await stage.seeker_bot.next("message"))["text"] == "/stop"


async def test_a_link_to_the_bot_opens_it_with_its_code(stage: Stage, window: Window) -> None:
    """A tapped link to one of the bots starts it with the link's code, on the same phone."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.call(
        "sendMessage", chat_id=FATIMA, text="Zie https://t.me/amana_staff_bot?start=abc123"
    )
    await phone.root.get_by_role("link").click()
    assert (await stage.staff_bot.next("message"))["text"] == "/start abc123"
    await expect(phone.root.get_by_role("heading", name="Amana team")).to_be_visible()


async def test_a_contact_from_the_paperclip_reaches_the_bot(stage: Stage, window: Window) -> None:
    """What is neither text nor file can be sent too, from the paperclip's menu, and shows in the chat."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.next("message")
    await phone.button("Attach").click()
    await phone.root.get_by_role("menuitem", name="Contact").click()
    contact = (await stage.seeker_bot.next("message"))["contact"]
    assert contact["first_name"] == "Fatima"
    await expect(phone.bubble(contact["phone_number"])).to_be_visible()


async def test_a_message_menu_works_by_keyboard_alone(stage: Stage, window: Window) -> None:
    """The menu button opens the menu, arrows walk it, Escape closes it and gives the focus back."""
    phone = await window.one(FATIMA)
    await phone.start()
    grip = phone.button("Message menu").first
    await grip.focus()
    await grip.press("Enter")
    await expect(phone.root.get_by_role("menu", name="Message")).to_be_visible()
    await window.page.keyboard.press("ArrowDown")
    await expect(phone.root.get_by_role("menuitem", name="Reply")).to_be_focused()
    await window.page.keyboard.press("Escape")
    await expect(phone.root.get_by_role("menu")).to_have_count(0)
    await expect(grip).to_be_focused()


async def test_typing_is_shown_until_the_message_comes(stage: Stage, window: Window) -> None:
    """The bot's chat action is seen under its name and ends with its message."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.call("sendChatAction", chat_id=FATIMA, action="typing")
    await expect(phone.root.get_by_text("typing…")).to_be_visible()
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Hier ben ik.")
    await expect(phone.root.get_by_text("typing…")).to_have_count(0)


async def test_a_blocked_bot_can_be_let_in_again(stage: Stage, window: Window) -> None:
    """Blocking from the chat menu tells the bot and takes the field away; unblocking brings it back."""
    phone = await window.one(FATIMA)
    await phone.start()
    await phone.button("Chat menu").click()
    await phone.root.get_by_role("menuitem", name="Block bot").click()
    member = await stage.seeker_bot.next("my_chat_member")
    assert member["new_chat_member"]["status"] == "kicked"
    await expect(phone.field).to_have_count(0)
    await phone.button("Unblock").click()
    await expect(phone.field).to_be_visible()


async def test_the_list_of_chats_shows_every_bot_with_its_last_words(stage: Stage, window: Window) -> None:
    """Going back shows all bots; the last message of each stands under its name."""
    phone = await window.one(FATIMA)
    await phone.start()
    await stage.seeker_bot.call("sendMessage", chat_id=FATIMA, text="Tot morgen.")
    await expect(phone.bubble("Tot morgen.")).to_be_visible()
    await phone.button("Back to chats").click()
    entries = phone.root.get_by_role("list", name="Chats").get_by_role("listitem")
    await expect(entries).to_have_count(2)
    await expect(entries.filter(has_text="Tot morgen.")).to_have_count(1)
