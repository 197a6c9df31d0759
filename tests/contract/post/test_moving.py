"""Edits, deletions, reactions, topics and the rest, whichever framework carried them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.post.blanking import empty_picture
from bot.post.outcomes import Refused, TopicGone
from db.letters import (
    AnswerPress,
    Attachment,
    Button,
    DeleteTopic,
    Edit,
    EntryRef,
    FileKind,
    Mark,
    NameTopic,
    OpenTopic,
    Piece,
    React,
    Remove,
    Send,
    ShowCommands,
    Typing,
    Words,
)
from tests.contract.post.conftest import BOT, Line

ENTRY = EntryRef("c", 1)


async def sent(line: Line, text: str = "before", **more: object) -> int:
    return (await line.carry(Send(Words(text)), **more)).message_ids[0]


async def test_an_edit_changes_words_and_buttons(line: Line):
    """An edited message has the new words, their marks and the buttons."""
    target = await sent(line)
    words = Words("after", (Mark("bold", 0, 5),))
    await line.carry(Edit(words, message_id=target, buttons=((Button("Go", "go"),),)), targets=(target,))
    bubble = (await line.phone.messages(BOT))[-1]
    assert (bubble.text, bubble.labels, len(bubble.entities)) == ("after", ("Go",), 1)


async def test_an_edit_that_changes_nothing_is_done(line: Line):
    """Editing a message into itself is no error."""
    target = await sent(line)
    await line.carry(Edit(Words("before"), message_id=target), targets=(target,))
    assert (await line.phone.messages(BOT))[-1].text == "before"


async def test_an_edit_of_a_message_that_is_gone_is_done(line: Line):
    """Editing a message that was deleted is no error."""
    assert (await line.carry(Edit(Words("after"), message_id=999), targets=(999,))).message_ids == ()


async def test_an_edit_of_nothing_known_is_done(line: Line):
    """Editing what was never shown is no error."""
    assert (await line.carry(Edit(Words("after"), entry=ENTRY))).message_ids == ()


async def test_an_edit_reaches_a_caption(line: Line):
    """New words for a message with a file become its caption."""
    what = Send(Words("before"), attachment=Attachment("document", "m"))
    (target,) = (await line.carry(what, files=(b"data",))).message_ids
    await line.carry(Edit(Words("after"), entry=ENTRY), targets=(target,))
    assert (await line.phone.messages(BOT))[-1].caption == "after"


async def test_an_edit_takes_a_caption_away(line: Line):
    """No words for a message with a file leave it without a caption."""
    what = Send(Words("before"), attachment=Attachment("document", "m"))
    (target,) = (await line.carry(what, files=(b"data",))).message_ids
    await line.carry(Edit(Words(), entry=ENTRY), targets=(target,))
    assert not (await line.phone.messages(BOT))[-1].caption


async def test_an_edit_of_the_text_behind_a_file(line: Line):
    """Words that follow a file are edited there, and the file stays as it is."""
    what = Send(Words("x" * 1025), attachment=Attachment("document", "m"))
    targets = (await line.carry(what, files=(b"data",))).message_ids
    await line.carry(Edit(Words("y" * 1025), entry=ENTRY), targets=targets)
    shown = {bubble.id: bubble.words for bubble in await line.phone.messages(BOT)}
    assert [shown[each] for each in targets] == ["", "y" * 1025]


async def test_an_edit_that_needs_fewer_messages_deletes_the_rest(line: Line):
    """A text of several messages that becomes short is one message."""
    targets = (await line.carry(Send(Words("word " * 1000)))).message_ids
    await line.carry(Edit(Words("short"), entry=ENTRY), targets=targets)
    assert [bubble.text for bubble in await line.phone.messages(BOT) if bubble.sender == "bot"] == ["short"]


async def test_what_an_edit_has_no_need_of_any_more_is_told(line: Line):
    """Nobody takes the messages that were deleted for some that could be filled again."""
    targets = (await line.carry(Send(Words("word " * 1000)))).message_ids
    receipt = await line.carry(Edit(Words("short"), entry=ENTRY), targets=targets)
    assert receipt.gone == targets[1:]


async def test_an_edit_passes_over_what_its_reader_took_away(line: Line):
    """Of two messages that show one thing the one that is there gets the words, and stays."""
    targets = (await sent(line), await sent(line))
    await line.phone.delete(BOT, [targets[0]], for_both=True)
    receipt = await line.carry(Edit(Words("after"), entry=ENTRY), targets=targets)
    assert [bubble.text for bubble in await line.phone.messages(BOT) if bubble.sender == "bot"] == ["after"]
    assert receipt.gone == targets[:1]


async def test_an_edit_that_does_not_fit_changes_nothing(line: Line):
    """An edit that needs more messages than there are is refused whole."""
    target = await sent(line)
    with pytest.raises(Refused) as refused:
        await line.carry(Edit(Words("word " * 1000), message_id=target), targets=(target,))
    assert refused.value.reason == "too_long"
    assert (await line.phone.messages(BOT))[-1].text == "before"


async def test_an_edit_of_a_caption_that_does_not_fit_changes_nothing(line: Line):
    """Words too long for a caption are refused, and the file keeps the old ones."""
    what = Send(Words("before"), attachment=Attachment("document", "m"))
    (target,) = (await line.carry(what, files=(b"data",))).message_ids
    with pytest.raises(Refused) as refused:
        await line.carry(Edit(Words("x" * 1025), entry=ENTRY), targets=(target,))
    assert refused.value.reason == "too_long"
    assert (await line.phone.messages(BOT))[-1].caption == "before"


async def test_an_edit_that_needs_more_than_the_texts_behind_a_file(line: Line):
    """Words that need another message behind a file are refused whole."""
    what = Send(Words("x" * 1025), attachment=Attachment("document", "m"))
    targets = (await line.carry(what, files=(b"data",))).message_ids
    with pytest.raises(Refused):
        await line.carry(Edit(Words("word " * 1000), entry=ENTRY), targets=targets)
    assert (await line.phone.messages(BOT))[-1].text == "x" * 1025


async def test_a_removal_of_many_messages(line: Line):
    """More messages than one call takes are all deleted, missing ones too."""
    kept = await sent(line, "kept")
    targets = [await sent(line, f"number {number}") for number in range(105)]
    receipt = await line.carry(Remove(tuple(targets)), targets=(*targets, 99999))
    assert receipt.gone == (*targets, 99999)
    assert [bubble.id for bubble in await line.phone.messages(BOT) if bubble.sender == "bot"] == [kept]
    assert len(line.calls("deleteMessages")) == 2


async def test_a_removal_of_nothing_makes_no_call(line: Line):
    """Nothing to delete, nothing said."""
    await line.carry(Remove())
    assert line.calls("deleteMessages") == []


async def test_a_reaction_comes_and_goes(line: Line):
    """The bot's reaction is set and taken away."""
    target = await sent(line)
    await line.carry(React(ENTRY, "👍"), targets=(target,))
    assert (await line.phone.messages(BOT))[-1].reactions == (("bot", "👍"),)
    await line.carry(React(ENTRY, None), targets=(target,))
    assert (await line.phone.messages(BOT))[-1].reactions == ()


async def test_an_invalid_reaction_is_refused(line: Line):
    """A reaction that Telegram does not have is refused with a reason."""
    target = await sent(line)
    with pytest.raises(Refused) as refused:
        await line.carry(React(ENTRY, "🧿"), targets=(target,))
    assert refused.value.reason == "reaction"


async def test_a_reaction_to_a_message_that_is_gone_is_done(line: Line):
    """Reacting to a deleted message is no error."""
    await line.carry(React(ENTRY, "👍"), targets=(999,))
    assert line.sandbox.log.of(method="setMessageReaction")


async def test_a_press_is_answered(line: Line):
    """The answer to a press reaches the phone."""
    target = (await line.carry(Send(Words("choose"), buttons=((Button("Yes", "yes"),),)))).message_ids[0]
    query = await line.phone.press(BOT, target, 0, 0)
    await line.carry(AnswerPress(query, "Thank you", alert=True))
    answer = await line.phone.wait_for_answer(query)
    assert (answer["text"], answer["alert"]) == ("Thank you", True)


async def test_a_press_answered_twice_is_refused(line: Line):
    """An answer that comes too late is refused with that reason."""
    with pytest.raises(Refused) as refused:
        await line.carry(AnswerPress("1234567"))
    assert refused.value.reason == "too_late"


async def test_typing_is_shown(line: Line):
    """The phone shows that something is being written."""
    await line.carry(Typing("photo"))
    assert await line.phone.is_typing(BOT)


async def test_commands_are_shown_to_one_chat(line: Line):
    """The command menu of a chat is set, and taken away again."""
    await line.carry(ShowCommands((("stop", "Stop and erase"),)))
    assert await line.phone.commands(BOT) == {"stop": "Stop and erase"}
    await line.carry(ShowCommands(()))
    assert await line.phone.commands(BOT) == {}


async def test_a_topic_is_opened_and_written_in(line: Line):
    """A new topic has its name, and a letter with its thread lands in it."""
    thread = (await line.carry(OpenTopic("blue heron"))).thread_id
    await line.carry(Send(Words("inside")), thread_id=thread)
    assert await line.phone.topics(BOT) == {thread: "blue heron"}
    assert (await line.phone.messages(BOT))[-1].thread == thread


async def test_a_topic_with_too_long_a_name_is_opened(line: Line):
    """A topic's name is cut to what Telegram takes."""
    thread = (await line.carry(OpenTopic("n" * 200))).thread_id
    assert (await line.phone.topics(BOT))[thread or 0] == "n" * 128


async def test_a_topic_gets_another_name(line: Line):
    """A topic is renamed; the same name once more, a topic that is gone and none at all are no errors."""
    thread = (await line.carry(OpenTopic("blue heron", 16478047))).thread_id
    for _ in range(2):
        await line.carry(NameTopic("✔ blue heron"), thread_id=thread)
    assert await line.phone.topics(BOT) == {thread: "✔ blue heron"}
    await line.carry(NameTopic("x"), thread_id=123456)
    await line.carry(NameTopic("x"))
    assert [str(call["icon_color"]) for call in line.calls("createForumTopic")] == ["16478047"]


async def test_a_chat_without_topics_says_so(line: Line):
    """Where the bot has no topics, opening one is refused with that reason."""
    line.sandbox.bot(BOT).topics = False
    with pytest.raises(Refused) as refused:
        await line.carry(OpenTopic("blue heron"))
    assert refused.value.reason == "no_topics"


async def test_a_topic_is_deleted_with_its_messages(line: Line):
    """Deleting a topic takes its messages along; the named one wins over the assignment's own."""
    thread = (await line.carry(OpenTopic("blue heron"))).thread_id
    await line.carry(Send(Words("inside")), thread_id=thread)
    await line.carry(DeleteTopic(thread), thread_id=7)
    assert await line.phone.topics(BOT) == {}
    assert "inside" not in [bubble.text for bubble in await line.phone.messages(BOT)]


async def test_the_assignments_own_topic_is_deleted(line: Line):
    """Without a named topic the assignment's own is deleted."""
    thread = (await line.carry(OpenTopic("blue heron"))).thread_id
    await line.carry(DeleteTopic(), thread_id=thread)
    assert await line.phone.topics(BOT) == {}


async def test_a_topic_that_is_gone_is_deleted_already(line: Line):
    """Deleting a topic that is gone, or none at all, is no error."""
    await line.carry(DeleteTopic(123456))
    await line.carry(DeleteTopic())
    assert len(line.calls("deleteForumTopic")) == 1


async def test_a_topic_where_there_are_none_is_deleted_already(line: Line):
    """Deleting a topic of a bot that has topics off by now is no error."""
    line.sandbox.bot(BOT).topics = False
    await line.carry(DeleteTopic(123456))
    assert len(line.calls("deleteForumTopic")) == 1


async def test_a_letter_into_a_topic_that_is_gone(line: Line):
    """A letter for a deleted topic says that it is the topic."""
    with pytest.raises(TopicGone):
        await line.carry(Send(Words("inside")), thread_id=123456)


@pytest.mark.parametrize("old", [{0}, {2}, {0, 4}, {0, 1, 2, 3, 4}])
async def test_one_message_that_is_too_old_keeps_no_other(line: Line, old: set[int]):
    """Telegram refuses a whole call for it; the others go all the same, and then it is said."""
    targets = [await sent(line, f"number {number}") for number in range(5)]
    for number in old:
        line.message(targets[number]).date -= timedelta(hours=49)
    with pytest.raises(Refused) as refused:
        await line.carry(Remove(tuple(targets)), targets=tuple(targets))
    assert refused.value.reason == "too_old"
    left = [bubble.id for bubble in await line.phone.messages(BOT) if bubble.sender == "bot"]
    assert left == [targets[number] for number in sorted(old)]


async def test_words_beyond_the_reach_of_deletion_are_changed(line: Line):
    """A text of several old messages keeps nothing of what it said, in none of them."""
    targets = (await line.carry(Send(Words("word " * 2000)))).message_ids
    for target in targets:
        line.message(target).date -= timedelta(days=30)
    await line.carry(Edit(Words("taken back"), entry=ENTRY), targets=targets)
    shown = [bubble.text for bubble in await line.phone.messages(BOT) if bubble.sender == "bot"]
    assert shown == ["taken back", *["⋯"] * (len(targets) - 1)]
    assert len(targets) > 1


async def test_the_text_behind_an_old_file_is_changed_too(line: Line):
    """The words that did not fit under it stand in a message of their own."""
    what = Send(Words("x" * 1025), attachment=Attachment("document", "m"))
    targets = (await line.carry(what, files=(b"data",))).message_ids
    for target in targets:
        line.message(target).date -= timedelta(days=30)
    await line.carry(Edit(Words("taken back"), entry=ENTRY), targets=targets)
    assert "x" * 100 not in str([bubble.words for bubble in await line.phone.messages(BOT)])


async def test_the_persons_own_messages_are_deleted_too(line: Line):
    """A bot may take away what the person wrote, as long as it is not too old."""
    await line.phone.write(BOT, "mine")
    theirs = (await line.phone.messages(BOT))[-1]
    await line.carry(Remove((theirs.id,)), targets=(theirs.id,))
    assert "mine" not in [bubble.text for bubble in await line.phone.messages(BOT)]


async def test_a_reaction_is_on_what_was_shown_last(line: Line):
    """An entry that is shown again has its reaction there; once that is gone, where it was before."""
    first, second = await sent(line), await sent(line)
    await line.carry(React(ENTRY, "👍"), targets=(first, second))
    await line.carry(Remove((second,)), targets=(second,))
    await line.carry(React(ENTRY, "❤"), targets=(first, second))
    assert [one.reactions for one in await line.phone.messages(BOT) if one.id == first] == [(("bot", "❤"),)]


async def test_a_reaction_that_is_taken_away_is_nowhere_any_more(line: Line):
    """It may have been set before its entry was shown again."""
    first = await sent(line)
    await line.carry(React(ENTRY, "👍"), targets=(first,))
    second = await sent(line)
    await line.carry(React(ENTRY, None), targets=(first, second))
    assert [one.reactions for one in await line.phone.messages(BOT) if one.sender == "bot"] == [(), ()]


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        (None, "typing"),
        ("photo", "upload_photo"),
        ("voice", "upload_voice"),
        ("video", "upload_video"),
        ("video_note", "upload_video_note"),
        ("document", "upload_document"),
    ],
)
async def test_what_is_shown_fits_what_is_coming(line: Line, kind: FileKind | None, action: str):
    """In the topic it is coming to."""
    thread = (await line.carry(OpenTopic("blue heron"))).thread_id
    await line.carry(Typing(kind), thread_id=thread)
    [call] = line.calls("sendChatAction")
    assert (call["action"], int(str(call["message_thread_id"]))) == (action, thread)


async def handed(line: Line, *kinds: FileKind) -> tuple[int, ...]:
    """Files that are there for a month already, each with words under it; several are an album."""
    pieces = tuple(
        Piece(Attachment(kind, "m", "a.bin"), Words("canary"), replace(ENTRY, seq=number))
        for number, kind in enumerate(kinds, start=1)
    )
    one = replace(pieces[0].attachment, name="")
    what = Send(album=pieces) if len(pieces) > 1 else Send(Words("canary"), attachment=one)
    files = tuple(empty_picture() if kind == "photo" else b"OggS canary" for kind in kinds)
    targets = (await line.carry(what, files=files)).message_ids
    for target in targets:
        line.message(target).date -= timedelta(days=30)
    return targets


TAKEN_BACK = Edit(Words("taken back"), entry=ENTRY, blank=True)


@pytest.mark.parametrize("kind", ["photo", "video", "animation", "document", "audio"])
async def test_an_old_file_gives_way_to_an_empty_picture(line: Line, kind: FileKind):
    """It cannot be deleted any more, but something else can be put in its place."""
    targets = await handed(line, kind)
    await line.carry(TAKEN_BACK, targets=targets)
    [shown] = [one for one in await line.phone.messages(BOT) if one.sender == "bot"]
    assert shown.words == "taken back"
    assert b"canary" not in await line.phone.fetch(shown)


@pytest.mark.parametrize("kinds", [("photo", "video"), ("document", "document")])
async def test_so_does_each_file_of_an_old_album(line: Line, kinds: tuple[FileKind, ...]):
    """As a picture where it may be one, else as a document."""
    for target in await handed(line, *kinds):
        await line.carry(TAKEN_BACK, targets=(target,))
    shown = [one for one in await line.phone.messages(BOT) if one.sender == "bot"]
    assert [one.words for one in shown] == ["taken back", "taken back"]
    assert not [one for one in shown if b"canary" in await line.phone.fetch(one)]


@pytest.mark.parametrize("kinds", [("voice",), ("audio", "audio")])
async def test_what_nothing_can_take_the_place_of_loses_its_words(line: Line, kinds: tuple[FileKind, ...]):
    """A voice note stays, and so does music in an album."""
    for target in await handed(line, *kinds):
        await line.carry(TAKEN_BACK, targets=(target,))
    shown = [one for one in await line.phone.messages(BOT) if one.sender == "bot"]
    assert [one.words for one in shown] == ["taken back"] * len(kinds)


async def test_a_round_film_without_words_stays_and_that_is_said(line: Line):
    """Nothing about it can be changed; what comes behind it is changed all the same."""
    targets = (*await handed(line, "video_note"), await sent(line, "canary behind it"))
    with pytest.raises(Refused) as refused:
        await line.carry(TAKEN_BACK, targets=targets)
    assert refused.value.reason == "no_text"
    assert "canary" not in str([one.words for one in await line.phone.messages(BOT)])


async def test_what_is_gone_already_says_nothing_any_more(line: Line):
    """A message that was deleted meanwhile is no error, nor is one that says so already."""
    target = await sent(line, "taken back")
    await line.carry(TAKEN_BACK, targets=(target, 999))
    assert (await line.phone.messages(BOT))[-1].text == "taken back"
