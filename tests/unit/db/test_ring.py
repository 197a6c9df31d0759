"""The key ring: wrapped by the root key, in generations, exchanged without a gap."""

from __future__ import annotations

import json
from base64 import b64decode

import pytest

from db.errors import HomeMissing, KeyMalformed, SealBroken, WrongKey
from db.vault.ring import KeyRing, Name
from db.vault.root import new_root

BOUND = ("seekers.record", "row", "", 0)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keyring.json"


def raws(ring):
    return {name: ring[name].raws for name in Name}


def test_the_ring_comes_back_whole(path):
    """What is saved under a root key is opened by it, key by key."""
    ring, root = KeyRing.make(), new_root()
    ring.save_new(path, root)
    assert raws(KeyRing.load(path, root)) == raws(ring)


def test_no_two_keys_are_alike():
    """Each key of a ring is drawn on its own."""
    ring = KeyRing.make()
    assert len({ring[name].newest.raw for name in Name}) == len(Name)


def test_a_wrong_root_key_is_one_clear_error(path):
    """Another root key opens nothing, says so in a line, and changes nothing."""
    KeyRing.make().save_new(path, new_root())
    before = path.read_bytes()
    with pytest.raises(WrongKey) as caught:
        KeyRing.load(path, new_root())
    assert str(caught.value) == "The root key does not open this home's key ring: keyring.json"
    assert path.read_bytes() == before


def test_the_file_holds_no_key_in_the_clear(path):
    """No key of the ring can be read from the file in any of the usual ways."""
    ring, root = KeyRing.make(), new_root()
    ring.save_new(path, root)
    wrapped = b64decode(json.loads(path.read_bytes())["wrapped"][0])
    for secret in [root.raw, *(raw for each in raws(ring).values() for raw in each)]:
        assert secret not in wrapped
        assert secret.hex().encode() not in path.read_bytes()


def test_a_root_key_is_exchanged_without_a_gap(path):
    """Between the old and the new root key there is a moment in which both open the ring."""
    ring, old, new = KeyRing.make(), new_root(), new_root()
    ring.save_new(path, old)
    ring.save(path, old, new)
    assert raws(KeyRing.load(path, old)) == raws(KeyRing.load(path, new)) == raws(ring)
    ring.save(path, new)
    assert raws(KeyRing.load(path, new)) == raws(ring)
    with pytest.raises(WrongKey):
        KeyRing.load(path, old)


def test_a_renewed_key_seals_anew_and_opens_what_is_old():
    """After a renewal the newest generation seals, and older values still open."""
    ring = KeyRing.make()
    old = ring[Name.FIELD].seal(b"words", BOUND)
    renewed = ring.renewed(Name.FIELD)
    new = renewed[Name.FIELD].seal(b"words", BOUND)
    assert renewed[Name.FIELD].unseal(old, BOUND) == renewed[Name.FIELD].unseal(new, BOUND) == b"words"
    with pytest.raises(SealBroken):
        ring[Name.FIELD].unseal(new, BOUND)


def test_a_renewed_ring_comes_back_with_all_generations(path):
    """Generations survive the file."""
    ring, root = KeyRing.make().renewed(Name.INBOX), new_root()
    ring.save_new(path, root)
    assert raws(KeyRing.load(path, root)) == raws(ring)
    assert len(KeyRing.load(path, root)[Name.INBOX].raws) == 2


def test_a_ring_key_refuses_generations_it_does_not_have():
    """Generation zero, which no ring key has, and short values are refused."""
    key = KeyRing.make()[Name.FIELD]
    for sealed in (b"", b"\x01", b"\x01\x00" + b"x" * 40):
        with pytest.raises(SealBroken):
            key.unseal(sealed, BOUND)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"version": 2}', b'{"version": 1, "ring": "x"}'])
def test_a_damaged_ring_file_is_named(path, content):
    """A file that is no key ring is one clear error."""
    path.write_bytes(content)
    with pytest.raises(KeyMalformed):
        KeyRing.load(path, new_root())


def test_a_ring_from_elsewhere_does_not_pass_for_this_one(path):
    """The ring's own id is bound into its wrapping."""
    root = new_root()
    KeyRing.make().save_new(path, root)
    stored = json.loads(path.read_bytes())
    path.write_text(json.dumps({**stored, "ring": "0" * 32}))
    with pytest.raises(WrongKey):
        KeyRing.load(path, root)


def test_no_ring_means_no_home(path):
    """Without the file there is nothing to open."""
    with pytest.raises(HomeMissing):
        KeyRing.load(path, new_root())
