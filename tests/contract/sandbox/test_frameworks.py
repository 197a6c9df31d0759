"""Everything the helpline does with Telegram, through both frameworks over real HTTP."""

from __future__ import annotations

import asyncio
import io
from datetime import datetime

import pytest
from PIL import Image

from bot.sandbox.faults import ConnectionDropped, FalseAnswer, Rule, answering, dropping, refusing
from bot.sandbox.refusals import Flood
from tests.contract.sandbox.conftest import PLAIN, TOPICAL
from tests.contract.sandbox.talkers import until
from tests.unit.sandbox.tools import FATIMA, OGG, OMAR

KNOWN_REACTION = "👍"


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (200, 100), "green").save(out, "PNG")
    return out.getvalue()


async def drained(bot):
    """All updates that wait, confirmed."""
    updates = await bot.do("get_updates")
    if updates:
        await bot.do("get_updates", offset=updates[-1].update_id + 1)
    return list(updates)


async def test_a_bot_learns_who_it_is(bots):
    """Both bots learn their names and whether they have topics."""
    plain, topical = await bots.plain.do("get_me"), await bots.topical.do("get_me")
    assert (plain.username, plain.has_topics_enabled) == (PLAIN, False)
    assert (topical.username, topical.has_topics_enabled) == (TOPICAL, True)


async def test_a_start_by_deep_link_arrives(bots, omar):
    """The payload of a deep link comes behind the command."""
    await omar.start(PLAIN, "rif")
    (update,) = await drained(bots.plain)
    assert update.message.text == "/start rif"
    assert update.message.entities[0].type == "bot_command"
    assert update.message.from_user.language_code == "en"


async def test_a_long_poll_wakes_with_the_first_word(bots, fatima):
    """A bot that waits hears at once."""
    await drained(bots.plain)
    waiting = asyncio.create_task(bots.plain.do("get_updates", timeout=30))
    await fatima.write(PLAIN, "salam")
    (update,) = await waiting
    assert update.message.text == "salam"


async def test_updates_are_confirmed_by_offset(bots, fatima):
    """Without a higher offset the same updates come again."""
    first = await bots.plain.do("get_updates")
    again = await bots.plain.do("get_updates")
    assert [update.update_id for update in first] == [update.update_id for update in again]
    assert await bots.plain.do("get_updates", offset=first[-1].update_id + 1) in ([], ())


async def test_a_second_poller_is_a_conflict(bots, fatima, sandbox):
    """The poll that waits is ended by another one, and Telegram's words say so."""
    await drained(bots.plain)
    first = asyncio.create_task(bots.plain.refused("get_updates", timeout=30))
    await until(lambda: sandbox.queue(PLAIN).is_polled)
    second = asyncio.create_task(bots.twin.do("get_updates", timeout=30))
    refusal = await first
    assert "terminated by other getUpdates request" in refusal.words
    assert refusal.kind in {"TelegramConflictError", "Conflict"}
    await fatima.write(PLAIN, "hello")
    assert len(await second) == 1


async def test_polling_beside_a_webhook_is_a_conflict(bots):
    """With a webhook set, polling is refused until it is deleted."""
    await bots.plain.do("set_webhook", url="https://smn.nl/hook")
    refusal = await bots.plain.refused("get_updates")
    assert "can't use getUpdates method while webhook is active" in refusal.words
    await bots.plain.do("delete_webhook")
    await bots.plain.do("get_updates")


async def test_a_text_with_formatting_arrives(bots, fatima):
    """Formatting reaches the phone, and comes back in the answer."""
    sent = await bots.plain.do(
        "send_message", chat_id=FATIMA, text="<b>hi</b> 😀 <i>you</i>", parse_mode="HTML"
    )
    bubble = await fatima.wait_for(PLAIN, lambda b: b.sender == "bot")
    assert (bubble.id, bubble.text) == (sent.message_id, "hi 😀 you")
    assert [(e["type"], e["offset"], e["length"]) for e in bubble.entities] == [
        ("bold", 0, 2),
        ("italic", 6, 3),
    ]
    assert isinstance(sent.date, datetime)


async def test_given_entities_arrive(bots, fatima):
    """Entities given apart reach the phone as they are."""
    entity = bots.plain.entity(type="spoiler", offset=0, length=3)
    await bots.plain.do("send_message", chat_id=FATIMA, text="<hi", entities=[entity], parse_mode=None)
    bubble = await fatima.wait_for(PLAIN, lambda b: b.sender == "bot")
    assert bubble.text == "<hi"
    assert bubble.entities == ({"type": "spoiler", "offset": 0, "length": 3},)


async def test_right_to_left_text_arrives_unchanged(bots, fatima):
    """Arabic with isolates, and Tifinagh, go both ways letter for letter."""
    words = "السلام \u2068Utrecht\u2069 ⴰⵣⵓⵍ"
    await fatima.write(PLAIN, words)
    update = (await drained(bots.plain))[-1]
    assert update.message.text == words
    await bots.plain.do("send_message", chat_id=FATIMA, text=words)
    assert (await fatima.wait_for(PLAIN, lambda b: b.sender == "bot")).text == words


async def test_a_button_is_pressed_and_answered(bots, fatima):
    """The press reaches the bot with its data, the answer reaches the phone."""
    await drained(bots.plain)
    markup = bots.plain.inline({"yes": "answer:1", "no": "answer:0"})
    sent = await bots.plain.do("send_message", chat_id=FATIMA, text="well?", reply_markup=markup)
    query = await fatima.tap(PLAIN, "no")
    (update,) = await drained(bots.plain)
    press = update.callback_query
    assert (press.id, press.data, press.message.message_id) == (query, "answer:0", sent.message_id)
    await bots.plain.do("answer_callback_query", callback_query_id=press.id, text="thanks", show_alert=True)
    answer = await fatima.wait_for_answer(query)
    assert (answer["text"], answer["alert"]) == ("thanks", True)


async def test_a_late_answer_is_refused(bots, fatima, clock):
    """An answer after the phone stopped waiting is refused."""
    markup = bots.plain.inline({"yes": "1"})
    await bots.plain.do("send_message", chat_id=FATIMA, text="well?", reply_markup=markup)
    query = await fatima.tap(PLAIN, "yes")
    clock.forward(minutes=1)
    refusal = await bots.plain.refused("answer_callback_query", callback_query_id=query)
    assert (
        "query is too old and response timeout expired or query ID is invalid"
        in refusal.words.lower().replace("query id", "query ID")
    )


async def test_a_key_of_the_keyboard_below_sends_its_label(bots, fatima):
    """Tapping a key sends its label; the keyboard can be taken away."""
    await drained(bots.plain)
    keys = bots.plain.keys(["Utrecht", "Den Haag"])
    await bots.plain.do("send_message", chat_id=FATIMA, text="where?", reply_markup=keys)
    assert await fatima.keyboard(PLAIN) == [["Utrecht", "Den Haag"]]
    await fatima.tap(PLAIN, "Den Haag")
    assert (await drained(bots.plain))[-1].message.text == "Den Haag"
    await bots.plain.do("send_message", chat_id=FATIMA, text="ok", reply_markup=bots.plain.no_keys())
    assert await fatima.keyboard(PLAIN) == []


async def test_edits_go_both_ways(bots, fatima):
    """What the bot edits changes on the phone, what the person edits is told to the bot."""
    sent = await bots.plain.do("send_message", chat_id=FATIMA, text="one")
    await bots.plain.do("edit_message_text", chat_id=FATIMA, message_id=sent.message_id, text="two")
    bubble = await fatima.wait_for(PLAIN, lambda b: b.edited)
    assert bubble.text == "two"
    mine = await fatima.write(PLAIN, "three")
    await fatima.edit(PLAIN, mine, "four")
    update = (await drained(bots.plain))[-1]
    assert (update.edited_message.message_id, update.edited_message.text) == (mine, "four")
    assert update.edited_message.edit_date is not None


async def test_an_edit_that_changes_nothing_is_refused(bots, fatima):
    """Both frameworks hand over Telegram's words for it."""
    sent = await bots.plain.do("send_message", chat_id=FATIMA, text="one")
    refusal = await bots.plain.refused(
        "edit_message_text", chat_id=FATIMA, message_id=sent.message_id, text="one"
    )
    assert "essage is not modified" in refusal.words
    assert refusal.kind in {"TelegramBadRequest", "BadRequest"}


async def test_messages_are_deleted_one_by_one_and_together(bots, fatima):
    """Deleted messages are gone from the phone."""
    ids = [(await bots.plain.do("send_message", chat_id=FATIMA, text=str(n))).message_id for n in range(3)]
    assert await bots.plain.do("delete_message", chat_id=FATIMA, message_id=ids[0])
    assert await bots.plain.do("delete_messages", chat_id=FATIMA, message_ids=[*ids[1:], 999])
    assert [bubble.text for bubble in await fatima.messages(PLAIN)] == ["/start"]


async def test_replies_and_quotes_go_both_ways(bots, fatima):
    """A reply points at the message it answers on both sides."""
    mine = await fatima.write(PLAIN, "one two")
    reply = bots.plain.reply(message_id=mine, quote="two")
    sent = await bots.plain.do("send_message", chat_id=FATIMA, text="yes?", reply_parameters=reply)
    bubble = await fatima.wait_for(PLAIN, lambda b: b.sender == "bot")
    assert (bubble.reply_to, bubble.quote) == (mine, "two")
    await fatima.write(PLAIN, "no", reply_to=sent.message_id)
    update = (await drained(bots.plain))[-1]
    assert update.message.reply_to_message.message_id == sent.message_id


async def test_a_wrong_quote_is_refused(bots, fatima):
    """A quote that is not in the message is refused in Telegram's word."""
    mine = await fatima.write(PLAIN, "one two")
    reply = bots.plain.reply(message_id=mine, quote="three")
    refusal = await bots.plain.refused("send_message", chat_id=FATIMA, text="x", reply_parameters=reply)
    assert "quote_text_invalid" in refusal.words.lower()


async def test_reactions_go_both_ways(bots, fatima):
    """Reactions show on the phone; those of people come to a bot that asked for them."""
    await bots.plain.do("get_updates", allowed_updates=["message", "message_reaction"])
    await drained(bots.plain)
    mine = await fatima.write(PLAIN, "one")
    reaction = bots.plain.reaction(KNOWN_REACTION)
    await bots.plain.do("set_message_reaction", chat_id=FATIMA, message_id=mine, reaction=[reaction])
    bubble = await fatima.wait_for(PLAIN, lambda b: bool(b.reactions))
    assert bubble.reactions == (("bot", KNOWN_REACTION),)
    sent = await bots.plain.do("send_message", chat_id=FATIMA, text="two")
    await fatima.react(PLAIN, sent.message_id, "❤")
    told = (await drained(bots.plain))[-1].message_reaction
    assert (told.message_id, told.new_reaction[0].emoji) == (sent.message_id, "❤")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("photo", png()),
        ("voice", OGG),
        ("audio", b"sound"),
        ("video", b"film"),
        ("video_note", b"film"),
        ("animation", b"film"),
        ("document", b"%PDF"),
        ("sticker", b"RIFF"),
    ],
)
async def test_files_go_both_ways(bots, fatima, kind, data):
    """Every kind of file reaches the phone, and the bot can fetch what a phone sends."""
    sent = await bots.plain.do(f"send_{kind}", chat_id=FATIMA, **{kind: bots.plain.file(data, "a.bin")})
    bubble = await fatima.wait_for(PLAIN, lambda b: b.sender == "bot")
    assert (bubble.id, bubble.kind) == (sent.message_id, kind)
    assert await fatima.fetch(bubble) == data
    await fatima.send_file(PLAIN, kind, data, "b.bin")
    update = (await drained(bots.plain))[-1]
    file = getattr(update.message, kind)
    file_id = file[-1].file_id if kind == "photo" else file.file_id
    assert await bots.plain.fetch(file_id) == data


async def test_a_file_id_is_bound_to_its_bot(bots, fatima):
    """What one bot was given the other cannot send or fetch."""
    sent = await bots.plain.do("send_document", chat_id=FATIMA, document=bots.plain.file(b"x", "a.bin"))
    file_id = sent.document.file_id
    for method, values in (
        ("send_document", {"chat_id": FATIMA, "document": file_id}),
        ("get_file", {"file_id": file_id}),
    ):
        refusal = await bots.topical.refused(method, **values)
        assert "rong file identifier/http url specified" in refusal.words.lower()


async def test_albums_go_both_ways(bots, fatima):
    """An album is several messages with one media_group_id on both sides."""
    media = [
        bots.plain.media("photo", bots.plain.file(png(), "a.png"), caption="first"),
        bots.plain.media("photo", bots.plain.file(png(), "b.png"), has_spoiler=True),
    ]
    sent = await bots.plain.do("send_media_group", chat_id=FATIMA, media=media)
    assert len({message.media_group_id for message in sent}) == 1
    shown = [bubble for bubble in await fatima.messages(PLAIN) if bubble.sender == "bot"]
    assert [bubble.caption for bubble in shown] == ["first", None]
    assert [bubble.media["spoiler"] for bubble in shown if bubble.media] == [False, True]
    await drained(bots.plain)
    for _ in range(2):
        await fatima.send_file(PLAIN, "photo", png(), album="holiday")
    updates = await drained(bots.plain)
    assert [update.message.media_group_id for update in updates] == ["holiday", "holiday"]


async def test_topics_are_made_written_in_and_deleted(bots, fatima):
    """A topic of a private chat holds messages of both sides until it is deleted."""
    topic = await bots.topical.do("create_forum_topic", chat_id=FATIMA, name="blue heron")
    thread = topic.message_thread_id
    assert await fatima.topics(TOPICAL) == {thread: "blue heron"}
    await bots.topical.do("send_message", chat_id=FATIMA, text="one", message_thread_id=thread)
    await fatima.write(TOPICAL, "two", thread=thread)
    message = (await drained(bots.topical))[-1].message
    assert (message.text, message.message_thread_id, message.is_topic_message) == ("two", thread, True)
    assert [bubble.text for bubble in await fatima.messages(TOPICAL, thread)] == ["one", "two"]
    await bots.topical.do("delete_forum_topic", chat_id=FATIMA, message_thread_id=thread)
    assert await fatima.topics(TOPICAL) == {}
    assert await fatima.messages(TOPICAL, thread) == []
    refusal = await bots.topical.refused(
        "send_message", chat_id=FATIMA, text="late", message_thread_id=thread
    )
    assert "essage thread not found" in refusal.words


async def test_a_bot_without_topics_makes_none(bots, fatima):
    """Where topics are off the chat is no forum."""
    refusal = await bots.plain.refused("create_forum_topic", chat_id=FATIMA, name="x")
    assert "he chat is not a forum" in refusal.words


async def test_blocking_is_told_and_keeps_messages_out(bots, fatima):
    """After a block sending is forbidden, until the person lets the bot in again."""
    await drained(bots.plain)
    await fatima.block(PLAIN)
    (update,) = await drained(bots.plain)
    assert update.my_chat_member.new_chat_member.status == "kicked"
    refusal = await bots.plain.refused("send_message", chat_id=FATIMA, text="x")
    assert "bot was blocked by the user" in refusal.words
    assert refusal.kind in {"TelegramForbiddenError", "Forbidden"}
    await fatima.unblock(PLAIN)
    assert await bots.plain.do("send_message", chat_id=FATIMA, text="x")


async def test_nobody_is_written_to_first(bots):
    """A bot cannot begin, and an unknown chat is not found."""
    refusal = await bots.plain.refused("send_message", chat_id=OMAR, text="x")
    assert "bot can't initiate conversation with a user" in refusal.words
    refusal = await bots.plain.refused("send_message", chat_id=999, text="x")
    assert "hat not found" in refusal.words


async def test_commands_are_set_for_one_person(bots, fatima, omar):
    """A person's own menu of commands shows on that phone alone."""
    command = bots.plain.command("wis", "ⴽⴽⴻⵙ")
    await bots.plain.do("set_my_commands", commands=[command], scope=bots.plain.chat_scope(FATIMA))
    assert await fatima.commands(PLAIN) == {"wis": "ⴽⴽⴻⵙ"}
    assert await omar.commands(PLAIN) == {}


async def test_a_description_shows_before_the_start(bots, omar):
    """What a bot says of itself shows in an empty chat, in the phone's language if there is one."""
    await bots.plain.do("set_my_description", description="hulp")
    await bots.plain.do("set_my_description", description="help", language_code="en")
    assert await omar.description(PLAIN) == "help"
    refusal = await bots.plain.refused("set_my_description", description="x", language_code="rif")
    assert "nvalid language code specified" in refusal.words


async def test_typing_shows(bots, fatima):
    """A chat action shows on the phone."""
    await bots.plain.do("send_chat_action", chat_id=FATIMA, action="typing")
    assert await fatima.is_typing(PLAIN)


async def test_pins_show(bots, fatima):
    """A pinned message is marked on the phone."""
    sent = await bots.plain.do("send_message", chat_id=FATIMA, text="keep")
    await bots.plain.do("pin_chat_message", chat_id=FATIMA, message_id=sent.message_id)
    assert (await fatima.wait_for(PLAIN, lambda b: b.pinned)).id == sent.message_id


async def test_copies_hide_their_origin_and_forwards_show_it(bots, fatima, omar):
    """That is why nothing is ever forwarded."""
    await omar.start(PLAIN)
    mine = await fatima.write(PLAIN, "hello")
    where = {"chat_id": OMAR, "from_chat_id": FATIMA, "message_id": mine}
    await bots.plain.do("copy_message", **where)
    await bots.plain.do("forward_message", **where)
    shown = [bubble.forwarded for bubble in await omar.messages(PLAIN) if bubble.sender == "bot"]
    assert shown == [False, True]


async def test_what_is_neither_text_nor_file_goes_both_ways(bots, fatima):
    """Contacts, places, polls and dice are known to both frameworks."""
    await drained(bots.plain)
    for kind in ("contact", "location", "venue", "poll", "dice", "sticker"):
        await fatima.send_special(PLAIN, kind)
    messages = [update.message for update in await drained(bots.plain)]
    for kind, message in zip(
        ("contact", "location", "venue", "poll", "dice", "sticker"), messages, strict=True
    ):
        assert getattr(message, kind) is not None
    await bots.plain.do("send_poll", chat_id=FATIMA, question="Tea?", options=["yes", "no"])
    await bots.plain.do("send_location", chat_id=FATIMA, latitude=52, longitude=5)
    await bots.plain.do("send_contact", chat_id=FATIMA, phone_number="113", first_name="113")
    await bots.plain.do("send_dice", chat_id=FATIMA)
    assert len([b for b in await fatima.messages(PLAIN) if b.sender == "bot" and b.special]) == 4


async def test_a_chat_can_be_asked_about(bots, fatima):
    """Both frameworks can read getChat, getMyCommands and getUserProfilePhotos."""
    chat = await bots.plain.do("get_chat", chat_id=FATIMA)
    assert chat.first_name == "Fatima"
    assert not await bots.plain.do("get_my_commands")
    photos = await bots.plain.do("get_user_profile_photos", user_id=FATIMA)
    assert photos.total_count == 0


async def test_a_flood_says_how_long_to_wait(bots, fatima, sandbox):
    """Both frameworks read the seconds to wait out of a 429."""
    sandbox.limits.on = True
    for _ in range(5):
        await bots.plain.do("send_message", chat_id=FATIMA, text="x")
    refusal = await bots.plain.refused("send_message", chat_id=FATIMA, text="x")
    assert refusal.kind in {"TelegramRetryAfter", "RetryAfter"}


async def test_faults_strike_one_chat_alone(bots, fatima, omar, sandbox):
    """A 429 for one chat leaves the other alone."""
    await omar.start(PLAIN)
    sandbox.faults.add(Rule(refusing(Flood(9)), bot=PLAIN, method="sendMessage", chat=FATIMA))
    refusal = await bots.plain.refused("send_message", chat_id=FATIMA, text="x")
    assert refusal.kind in {"TelegramRetryAfter", "RetryAfter"}
    assert await bots.plain.do("send_message", chat_id=OMAR, text="x")
    assert await bots.plain.do("send_message", chat_id=FATIMA, text="x")


async def test_a_line_cut_afterwards_leaves_the_message_sent(bots, fatima, sandbox):
    """The bot sees a network error, the phone sees the message."""
    sandbox.faults.add(Rule(dropping, method="sendMessage", when="after"))
    refusal = await bots.plain.refused("send_message", chat_id=FATIMA, text="lost answer")
    assert refusal.kind in {"TelegramNetworkError", "NetworkError"}
    assert (await fatima.wait_for(PLAIN, lambda b: b.sender == "bot")).text == "lost answer"


async def test_a_line_cut_before_leaves_nothing(bots, fatima, sandbox):
    """The bot sees the same network error, the phone sees nothing."""
    sandbox.faults.add(Rule(dropping, method="sendMessage"))
    refusal = await bots.plain.refused("send_message", chat_id=FATIMA, text="lost")
    assert refusal.kind in {"TelegramNetworkError", "NetworkError"}
    assert not [bubble for bubble in await fatima.messages(PLAIN) if bubble.sender == "bot"]


async def test_a_gateway_in_trouble_answers_a_page(bots, fatima, sandbox):
    """A 502 with a page of HTML is an error and no crash of the framework."""
    sandbox.faults.add(Rule(answering(FalseAnswer()), method="sendMessage"))
    refusal = await bots.plain.refused("send_message", chat_id=FATIMA, text="x")
    assert refusal.kind in {"TelegramServerError", "ClientDecodeError", "NetworkError"}


async def test_downloads_can_fail_too(bots, fatima, sandbox):
    """A fault of the method `file` strikes downloads."""
    sent = await bots.plain.do("send_document", chat_id=FATIMA, document=bots.plain.file(b"x", "a.bin"))
    sandbox.faults.add(Rule(dropping, method="file", times=None))  # aiohttp tries a GET twice by itself
    with pytest.raises(Exception) as failure:  # noqa: PT011 - each framework has a class of its own
        await bots.plain.fetch(sent.document.file_id)
    assert not isinstance(failure.value, ConnectionDropped)
    sandbox.faults.clear()
    assert await bots.plain.fetch(sent.document.file_id) == b"x"


async def test_calls_are_logged_for_tests(bots, fatima, sandbox):
    """The log tells what was asked, of whom, and how it was answered."""
    await bots.plain.do("send_message", chat_id=FATIMA, text="x")
    await bots.plain.refused("send_message", chat_id=999, text="x")
    entries = sandbox.log.of(PLAIN, "sendMessage")
    assert [(entry.chat, entry.refusal) for entry in entries] == [
        (FATIMA, None),
        (999, "Bad Request: chat not found"),
    ]
