"""What is where: the files of a home, and what stands in the database."""

from __future__ import annotations

from tests.breaking.breaks import Break, Change
from tests.breaking.table.shared import (
    cheap_passphrase,
    file_not_encrypted,
    keys_in_the_ring_file,
    unencrypted,
)

BREAKS = (
    Break(
        "t1",
        "a locked root key opens without its passphrase",
        "db/vault/root.py",
        "            return cls(key_of(ask(path), salt).unseal(sealed, _BOUND))",
        '            return cls(key_of("", salt).unseal(sealed, _BOUND))',
        also=(
            Change(
                "db/vault/root.py",
                "        sealed = key_of(passphrase, salt).seal(self.raw, _BOUND)",
                '        sealed = key_of("", salt).seal(self.raw, _BOUND)',
            ),
        ),
    ),
    cheap_passphrase("t1"),
    keys_in_the_ring_file("t2"),
    Break(
        "t3",
        "a day key lies in its file as it is",
        "db/vault/day.py",
        '            write_new(path, self._wrapper.seal(SecretKey.make().raw, ("day key", day)))',
        "            write_new(path, SecretKey.make().raw)",
        also=(
            Change(
                "db/vault/day.py",
                'SecretKey(self._wrapper.unseal(path.read_bytes(), ("day key", day)))',
                "SecretKey(path.read_bytes())",
            ),
        ),
    ),
    Break(
        "t3",
        "everybody on the machine can read a day key's file",
        "db/vault/files.py",
        "OWNER_ONLY = 0o600",
        "OWNER_ONLY = 0o644",
    ),
    unencrypted("t4", "test_the_database_key_alone_shows_no_word"),
    file_not_encrypted("t4", "test_sealed_columns_look_like_chance"),
    Break(
        "t4",
        "a case opens without its day's key",
        "db/keychain.py",
        "        return self._scope.vault.days.made_for(self.today)",
        "        return self._scope.vault.field.newest",
        also=(
            Change(
                "db/keychain.py",
                "unwrap_case_key(self._scope.vault.days.of(row.day), case_id, row.wrapped_key)",
                "unwrap_case_key(self._scope.vault.field.newest, case_id, row.wrapped_key)",
            ),
        ),
        by=("test_yesterdays_copy_with_todays_keys_opens_no_case",),
    ),
    Break(
        "t5",
        "a database from before is taken for the newest",
        "db/sums.py",
        "or one.mark not in known]",
        "or not one.mark]",
    ),
    Break(
        "t5",
        "on the roll stand bytes of what was said, not of the nonce",
        "db/roll.py",
        "int.from_bytes(sealed[2 : 2 + _TAG])",
        "int.from_bytes(sealed[14 : 14 + _TAG])",
    ),
    Break(
        "t6",
        "the ledger says whose case was erased",
        "db/cases.py",
        '            self._scope.erases("case", case_id)',
        '            self._scope.erases("case", f"{case_id} {self.owner(case_id) or self._keychain.today}")',
    ),
    Break(
        "t7",
        "half of the archive's private key stands in the public one",
        "db/vault/archive_private.py",
        "return ArchivePublicKey(mlkem + self._x25519.public_key().public_bytes_raw())",
        "return ArchivePublicKey(mlkem + self._seeds[_SEED:])",
    ),
    Break(
        "t7",
        "the public key's file shows the private one",
        "db/home.py",
        "        public.save(self._note(self.home.archive_public))\n",
        "        public.save(self._note(self.home.archive_public))\n"
        "        if private:\n"
        "            with self.home.archive_public.open('ab') as file:\n"
        "                file.write(b'#' + private._seeds.hex().encode() + b'\\n')\n",
    ),
    Break(
        "t8",
        "a seeker's Telegram id stands in the clear",
        "db/vault/lookup.py",
        '        return self.of("seeker", chat_id)',
        '        return b"seeker %d" % chat_id',
        ("test_the_database_key_alone_shows_no_word",),
    ),
    Break(
        "t8",
        "an id is short enough to be counted through",
        "db/ids.py",
        'return f"{rng.getrandbits(128):032x}"',
        'return f"{rng.getrandbits(64):032x}"',
        ("test_an_id_is_128_random_bits",),
    ),
    Break(
        "t9",
        "a sealed value is not bound to its row",
        "db/vault/envelope.py",
        "for part in bound]",
        "for part in (bound[0], *bound[2:])]",
        by=("test_a_value_opens_only_in_its_own_place",),
    ),
    Break(
        "t9",
        "a sealed value is not bound to its column",
        "db/vault/envelope.py",
        "for part in bound]",
        "for part in bound[1:]]",
        by=("test_a_value_opens_only_in_its_own_place",),
    ),
    Break(
        "t9",
        "a sealed value is not bound to its case",
        "db/vault/envelope.py",
        "for part in bound]",
        "for part in (*bound[:2], *bound[3:])]",
        by=("test_a_value_opens_only_in_its_own_place",),
    ),
    Break(
        "t9",
        "a sealed value is not bound to its place in the case",
        "db/vault/envelope.py",
        "for part in bound]",
        "for part in bound[:3]]",
        by=("test_a_value_opens_only_in_its_own_place",),
    ),
    Break(
        "t10",
        "a column for words stands on no list",
        "db/vault/fields.py",
        '    ("remarks", "month"): "a month",\n',
        "",
    ),
    Break(
        "t10",
        "a sealed column is left off the list",
        "db/vault/fields.py",
        "    INTERVISION,\n    REMARK,\n",
        "    INTERVISION,\n",
    ),
)
