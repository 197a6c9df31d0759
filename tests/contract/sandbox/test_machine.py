"""Whatever people and bots do in whatever order, both frameworks can read every word of it."""

from __future__ import annotations

import json

import aiogram.types
import telegram
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.sandbox.contents import MEDIA_KINDS
from bot.sandbox.deeds import NotPossible
from bot.sandbox.phoneview import is_shown, message_view
from bot.sandbox.reactions import REACTIONS
from bot.sandbox.refusals import Refusal
from bot.sandbox.specials import special_content
from tests.unit.sandbox.tools import FATIMA, Room, buttons

TEXTS = st.text(max_size=40) | st.sampled_from(
    ["/start rif", "see smn.nl", "@smn_nl +31612345678", "سلام ⴰⵣⵓⵍ"]
)
IDS = st.integers(1, 30)
EMOJI = st.none() | st.sampled_from(sorted(REACTIONS))
KINDS = st.sampled_from(MEDIA_KINDS)


class Chatting(RuleBasedStateMachine):
    """A bot with topics and one person."""

    @initialize()
    def begin(self):
        self.room = Room()
        self.bot = self.room.topical
        self.bot.users_create_topics = True
        self.chat = self.room.chat(self.bot)
        self.room.mailbox.queue(self.bot).allow(
            ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]
        )

    def asks(self, method, **values):
        """What the bot asks is done or refused, and what is answered can be written as JSON."""
        try:
            answer = self.room.ask(method, self.bot, **values)
        except Refusal as refusal:
            assert refusal.description
            return None
        json.dumps(answer)
        return answer

    def does(self, deed, *args, **values):
        """What the person does is done, or the phone would not do it."""
        try:
            return getattr(self.room.deeds, deed)(self.chat, *args, **values)
        except NotPossible:
            return None

    @rule(
        text=TEXTS,
        reply=st.none() | IDS,
        thread=st.none() | IDS,
        mode=st.sampled_from(["", "HTML", "MarkdownV2"]),
    )
    def bot_writes(self, text, reply, thread, mode):
        answer = self.asks(
            "sendMessage",
            text=text,
            parse_mode=mode,
            reply_parameters={"message_id": reply, "allow_sending_without_reply": True} if reply else None,
            message_thread_id=thread,
            reply_markup=buttons("a", "b"),
        )
        if answer:
            aiogram.types.Message.model_validate(answer)
            assert telegram.Message.de_json(answer, None)

    @rule(text=TEXTS, message=IDS)
    def bot_edits(self, text, message):
        self.asks("editMessageText", text=text, message_id=message)

    @rule(message=IDS)
    def bot_deletes(self, message):
        self.asks("deleteMessage", message_id=message)

    @rule(message=IDS, emoji=EMOJI)
    def bot_reacts(self, message, emoji):
        reaction = [{"type": "emoji", "emoji": emoji}] if emoji else []
        self.asks("setMessageReaction", message_id=message, reaction=reaction)

    @rule(message=IDS)
    def bot_copies(self, message):
        self.asks("copyMessage", from_chat_id=FATIMA, message_id=message)

    @rule(name=TEXTS)
    def bot_opens_a_topic(self, name):
        self.asks("createForumTopic", name=name)

    @rule(thread=IDS)
    def bot_deletes_a_topic(self, thread):
        self.asks("deleteForumTopic", message_thread_id=thread)

    @rule(text=TEXTS, reply=st.none() | IDS, thread=st.none() | IDS)
    def person_writes(self, text, reply, thread):
        self.does("write", text, reply_to=reply, thread=thread)

    @rule(kind=KINDS, caption=TEXTS, album=st.none() | st.just("album"))
    def person_sends_a_file(self, kind, caption, album):
        media = self.room.deeds.file(kind, "a.bin", "", b"OggS", {"caption": caption, "duration": "2"})
        self.does("send", media, album=album)

    @rule(kind=st.sampled_from(["contact", "location", "venue", "poll", "dice"]))
    def person_sends_something_else(self, kind):
        self.does("send", special_content(self.room.world, self.chat, {"kind": kind}))

    @rule(text=TEXTS, message=IDS)
    def person_edits(self, text, message):
        self.does("edit", message, text)

    @rule(message=IDS, emoji=EMOJI)
    def person_reacts(self, message, emoji):
        self.does("react", message, emoji)

    @rule(message=IDS, column=st.integers(0, 2))
    def person_presses(self, message, column):
        self.does("press", message, 0, column)

    @rule(message=IDS, for_both=st.booleans())
    def person_deletes(self, message, for_both):
        self.does("delete", [message], for_both=for_both)

    @rule(name=TEXTS)
    def person_opens_a_topic(self, name):
        self.does("open_topic", name)

    @rule(blocked=st.booleans())
    def person_blocks(self, blocked):
        self.does("set_blocked", blocked=blocked)

    @rule()
    def person_sets_the_timer(self):
        self.does("set_timer", 60)

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours):
        self.room.clock.forward(hours=hours)

    @invariant()
    def both_frameworks_read_every_update(self):
        queue = self.room.mailbox.queue(self.bot)
        for update in queue.take(100):
            shape = json.loads(json.dumps(update.as_json()))
            aiogram.types.Update.model_validate(shape)
            assert telegram.Update.de_json(shape, None).to_dict()
            queue.done(update.id)

    @invariant()
    def the_phone_shows_what_stands_in_the_chat(self):
        for message in self.chat.messages.values():
            json.dumps(message_view(message))
            if is_shown(message):
                assert message.thread is None or message.thread in self.chat.topics

    @invariant()
    def ids_are_never_used_twice(self):
        ids = list(self.chat.messages)
        assert ids == sorted(ids)
        assert not ids or ids[-1] <= self.chat.last_id


Chatting.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


class TestChatting(Chatting.TestCase):
    """Run by pytest."""
