"""Breaks of more than one sentence."""

from __future__ import annotations

from tests.breaking.breaks import Break, Change


def unencrypted(mark: str, *by: str) -> Break:
    """A sealed value still opens in its own place alone, and whoever has it reads it."""
    return Break(
        mark,
        "sealed values are signed, and lie there as they are",
        "db/vault/envelope.py",
        "        return header + nonce + self._aead.encrypt(nonce, plain, header + _associated(bound))",
        '        return header + nonce + plain + self._aead.encrypt(nonce, b"", plain + header + _associated(bound))',
        by,
        (
            Change(
                "db/vault/envelope.py",
                "            return self._aead.decrypt(nonce, sealed[_HEADER + NONCE_BYTES :], header + _associated(bound))",
                "            plain = sealed[_HEADER + NONCE_BYTES : -16]\n"
                "            self._aead.decrypt(nonce, sealed[-16:], plain + header + _associated(bound))\n"
                "            return plain",
            ),
        ),
    )


def keys_in_the_ring_file(mark: str, *by: str) -> Break:
    """The ring needs no root key any more."""
    return Break(
        mark,
        "the ring's keys lie in its file as they are",
        "db/vault/ring.py",
        '"ring": self.id, "wrapped": copies}',
        '"ring": self.id, "wrapped": copies, "keys": self.content.decode()}',
        by,
    )


def file_not_encrypted(mark: str, *by: str) -> Break:
    """The pages of the database are readable; what is sealed in its columns is not."""
    return Break(
        mark,
        "the file of the database is not encrypted",
        "db/sqlite.py",
        """        driver.execute(f"PRAGMA key = \\"x'{key.hex()}'\\"")\n""",
        "",
        by,
    )


def not_overwritten(mark: str, *by: str) -> Break:
    """SQLite leaves what it deletes in its pages."""
    return Break(
        mark,
        "what is deleted stays in the pages of the file",
        "db/sqlite.py",
        "PRAGMA secure_delete = ON",
        "PRAGMA secure_delete = OFF",
        by,
    )


def sealing_keeps_the_key(mark: str, *by: str) -> Break:
    """A case that is sealed opens as before."""
    return Break(
        mark,
        "sealing a case leaves its wrapped key where it is",
        "db/sealing.py",
        '.values(day=None, called=None, wrapped_key=None, sealed_key=bindparam("sealed"))',
        '.values(sealed_key=bindparam("sealed"))',
        by,
    )


def cheap_passphrase(mark: str) -> Break:
    """A passphrase can be tried out quickly."""
    return Break(
        mark,
        "trying a passphrase takes 8 MiB",
        "db/vault/passphrase.py",
        "memory_cost=64 * 1024",
        "memory_cost=8 * 1024",
    )


def links_pass(mark: str) -> Break:
    """Formatting goes along as it came, links to accounts too."""
    return Break(
        mark,
        "links to people's accounts are passed on",
        "handlers/relaying.py",
        'words, album = without_people(letter.words), letter.album or ""',
        'words, album = letter.words, letter.album or ""',
        ("test_what_is_written_leads_to_nobody_on_either_phone",),
    )


def day_keys_stay(mark: str, *by: str) -> Break:
    """Whoever has an old copy of the database finds its day's key."""
    return Break(
        mark,
        "older day keys are kept",
        "db/store.py",
        "                    self._vault.days.destroy(day)",
        "                    continue",
        by,
    )
