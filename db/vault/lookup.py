"""Finding a Telegram id that is stored sealed: by a keyed hash of it."""

from __future__ import annotations

import hmac

from db.vault.envelope import SecretKey


class Lookup:
    """HMAC-SHA256 under the ring's pepper. Without the pepper a hash cannot be tried out."""

    def __init__(self, pepper: SecretKey) -> None:
        self._pepper = pepper.raw

    def of(self, domain: str, *ids: str | int) -> bytes:
        """The 32 bytes under which `ids` is found in `domain`; no two domains share one."""
        return hmac.digest(self._pepper, "\x1f".join((domain, *map(str, ids))).encode(), "sha256")

    def seeker(self, chat_id: int) -> bytes:
        """The hash a seeker is found by."""
        return self.of("seeker", chat_id)

    def staff(self, chat_id: int) -> bytes:
        """The hash a staff member is found by."""
        return self.of("staff", chat_id)

    def lane(self, bot: str, chat_id: int) -> bytes:
        """The hash of one bot's chat, in which letters keep their order."""
        return self.of("lane", bot, chat_id)

    def held(self, chat_id: int) -> bytes:
        """The hash of a seeker's chat, under which letters wait that are held back."""
        return self.of("held", chat_id)

    def word(self, seeker_id: str, word: str) -> bytes:
        """The hash a seeker's own word is kept as."""
        return self.of("word", seeker_id, word)

    def topic(self, staff_id: str, thread_id: int) -> bytes:
        """The hash of a topic in a staff member's chat."""
        return self.of("topic", staff_id, thread_id)

    def invite(self, code: str) -> bytes:
        """The hash a one-time code is kept as."""
        return self.of("invite", code)
