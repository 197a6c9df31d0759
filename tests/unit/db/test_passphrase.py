"""A passphrase becomes a key slowly, and always the same one."""

from __future__ import annotations

from db.vault.passphrase import key_of


def test_each_try_takes_argon2ids_memory_and_passes():
    """Argon2id with 64 MiB, three passes and four lanes (RFC 9106, 4, the second choice), and no less."""
    key = key_of("seven short words", b"sixteen bytes ..")
    assert key.raw.hex() == "cfd9e8bd8240ae8bcf2a1dec5d67becb49a4bacef58651baaaa33bbbf4a73527"
