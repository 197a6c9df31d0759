"""From what happens in a chat to the updates its bot gets."""

from __future__ import annotations

from bot.sandbox.botview import BotView, bot_json, chat_json, person_json
from bot.sandbox.chats import Bot
from bot.sandbox.clock import unix
from bot.sandbox.jsonvalues import Json
from bot.sandbox.notices import BlockChanged, Edited, Notice, Press, Reacted, Sent
from bot.sandbox.updates import Queue
from bot.sandbox.world import World


class Mailbox:
    """The queues of all bots. Bots are not told of what they did themselves."""

    def __init__(self, world: World) -> None:
        """Listen to the world."""
        self._world = world
        self._view = BotView(world.files)
        self._queues: dict[int, Queue] = {}
        world.listeners.append(self.hear)

    def queue(self, bot: Bot) -> Queue:
        """Return this bot's queue."""
        if bot.id not in self._queues:
            self._queues[bot.id] = Queue(self._world.clock, self._world.rng)
        return self._queues[bot.id]

    def queues(self) -> list[tuple[Bot, Queue]]:
        """Return every bot with its queue."""
        return [(bot, self.queue(bot)) for bot in self._world.bots.values()]

    def hear(self, notice: Notice) -> None:
        """Queue the update that tells of the notice, if there is one."""
        match notice:
            case Sent(chat, message) if message.sender == "me":
                self.queue(chat.bot).add("message", self._view.message(chat, message))
            case Edited(chat, message, "me"):
                self.queue(chat.bot).add("edited_message", self._view.message(chat, message))
            case Reacted(by="me"):
                self.queue(notice.chat.bot).add("message_reaction", self._reaction(notice))
            case Press():
                self.queue(notice.chat.bot).add("callback_query", self._press(notice))
            case BlockChanged(chat):
                self.queue(chat.bot).add("my_chat_member", self._member(notice))
            case _:
                pass

    def _reaction(self, notice: Reacted) -> Json:
        def listed(emoji: str | None) -> list[Json]:
            return [{"type": "emoji", "emoji": emoji}] if emoji else []

        return {
            "chat": chat_json(notice.chat),
            "message_id": notice.message.id,
            "user": person_json(notice.chat.person),
            "date": unix(self._world.clock.now()),
            "old_reaction": listed(notice.old),
            "new_reaction": listed(notice.new),
        }

    def _press(self, press: Press) -> Json:
        return {
            "id": press.id,
            "from": person_json(press.chat.person),
            "message": self._view.message(press.chat, press.message),
            "chat_instance": str(press.chat.bot.id * 31 + press.chat.person.id),
            "data": press.data,
        }

    def _member(self, notice: BlockChanged) -> Json:
        user = bot_json(notice.chat.bot)
        member: Json = {"user": user, "status": "member"}
        kicked: Json = {"user": user, "status": "kicked", "until_date": 0}
        old, new = (member, kicked) if notice.chat.blocked else (kicked, member)
        return {
            "chat": chat_json(notice.chat),
            "from": person_json(notice.chat.person),
            "date": unix(self._world.clock.now()),
            "old_chat_member": old,
            "new_chat_member": new,
        }
