"""Slots, sealed files, the pair of keyrings."""

import json
import random
import resource
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, WrongKey
from attachdesk.vault import keyring, sealed_form, slots
from attachdesk.vault.keyring import COPY_NAME, NAME, Keyring
from attachdesk.vault.root import Root
from attachdesk.vault.slots import Cost, Slot
from tests.vault.trial import CHEAP, PASSPHRASE, as_somebody


def made(root: Root | None = None) -> Keyring:
    return keyring.new(root or Root.random(), PASSPHRASE, CHEAP)


def test_the_passphrase_opens_the_root_and_another_does_not() -> None:
    root = Root.random()
    ring = made(root)
    assert ring.unlock(PASSPHRASE).secret == root.secret
    with pytest.raises(WrongKey, match=r"vault\.wrong_passphrase"):
        ring.unlock(PASSPHRASE + " ")


def test_neither_passphrase_nor_root_stands_in_the_file_or_in_a_repr() -> None:
    root = Root.random()
    ring = made(root)
    for shown in (ring.content.decode(), repr(ring), repr(root)):
        assert PASSPHRASE not in shown
        assert root.secret.hex() not in shown
    assert root.secret not in ring.content


def test_each_purpose_has_its_own_key() -> None:
    root = Root.random()
    keys = {root.secret, root.clinical_key(), root.signing_seed(), bytes.fromhex(root.vault_id())}
    assert len(keys) == 4
    assert Root(root.secret).clinical_key() == root.clinical_key()


def test_the_keys_of_a_known_root_never_change() -> None:
    # written down once: a vault of today must open for ever
    root = Root(bytes(range(32)))
    assert root.clinical_key().hex() == "658f953defaca1e9d3c983c7890b1b05c3d5c917faee72b04cffc5a990b78c7d"
    assert root.vault_id() == "3e01d58da17ba19f6742c8d8e957394c"


def test_a_real_vault_costs_256_mebibytes_and_a_small_machine_64_at_least() -> None:
    assert slots.cost_for(8 << 30) == Cost(256 << 10, 4, 2)
    assert slots.cost_for(1 << 30) == Cost(128 << 10, 4, 2)
    assert slots.cost_for(1) == Cost(64 << 10, 4, 2)
    assert slots.cost_for(slots.memory_here()) == keyring.FULL


def test_too_little_memory_is_said() -> None:
    gibibyte = Slot(Cost(1 << 20, 1, 1), bytes(16), bytes(12), bytes(48))
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + (256 << 20), limits[1]))
    try:
        with pytest.raises(StorageTrouble) as told:
            gibibyte.unwrap(PASSPHRASE)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
    assert (told.value.key, told.value.values) == ("vault.too_little_memory", {"mebibytes": 1024})


@pytest.mark.parametrize("at", range(0, 540, 7))
def test_a_flipped_bit_anywhere_is_damage_and_never_a_wrong_passphrase(at: int) -> None:
    content = bytearray(made().content)
    content[at % len(content)] ^= 1 << random.Random(at).randrange(8)
    with pytest.raises((sealed_form.Unsound, RuleBroken)):
        Keyring.of(bytes(content))


def test_a_forged_slot_with_a_right_checksum_is_damage() -> None:
    root, other = Root.random(), Root.random()
    forged = Keyring.made(other, made(root).slots)
    with pytest.raises(Damaged, match=r"vault\.keyring_forged"):
        forged.unlock(PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 1},
        {"memory_kib": 1 << 40},
        {"iterations": 0},
        {"lanes": 65},
        {"salt": "00"},
        {"nonce": "zz"},
        {"wrapped": None},
        {"lanes": [1]},
    ],
)
def test_a_slot_that_we_never_wrote_is_unsound(change: dict[str, object]) -> None:
    root = Root.random()
    fields = {**made(root).slots[0].fields(), **change}
    named = {"format": keyring.FORMAT, "version": 1, "vault_id": "x", "generation": 1, "slots": [fields]}
    with pytest.raises(sealed_form.Unsound):
        Keyring.of(sealed_form.write(named, root))


def test_a_keyring_without_a_slot_for_the_root_is_damage() -> None:
    root = Root.random()
    slot = made(root).slots[0]
    other = Slot(slot.cost, slot.salt, slot.nonce, slot.wrapped, opens="process")
    with pytest.raises(Damaged):
        Keyring.made(root, (other,)).unlock(PASSPHRASE)


def test_a_new_passphrase_leaves_the_slots_of_other_keys() -> None:
    root = Root.random()
    slot = made(root).slots[0]
    other = Slot(slot.cost, slot.salt, slot.nonce, slot.wrapped, opens="process")
    ring = Keyring.made(root, (other, slot)).rewrapped(root, "another long passphrase", CHEAP)
    assert ring.slots[0] == other
    assert ring.generation == 2
    assert ring.unlock("another long passphrase").secret == root.secret


def test_a_newer_file_is_refused_even_without_a_checksum_that_we_know() -> None:
    fields = {**json.loads(made().content), "version": 2}
    with pytest.raises(RuleBroken, match=r"vault\.newer"):
        Keyring.of(json.dumps(fields).encode())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=60)
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()) | JSON.map(
    lambda value: json.dumps({"format": keyring.FORMAT, "version": 1, "slots": value}).encode()
))  # fmt: skip
def test_anything_else_is_unsound(content: bytes) -> None:
    with pytest.raises(sealed_form.Unsound):
        Keyring.of(content)


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"format": "attachdesk-keyring", "x": "\\ud800"}'])
def test_hostile_files_are_unsound(content: bytes) -> None:
    with pytest.raises(sealed_form.Unsound):
        Keyring.of(content)


def test_the_pair_gives_the_sound_one_and_names_the_other(tmp_path: Path) -> None:
    ring = made()
    keyring.write_pair(tmp_path, ring)
    assert keyring.read_pair(tmp_path) == keyring.Pair(ring)
    (tmp_path / NAME).write_bytes(ring.content[:100])
    assert keyring.read_pair(tmp_path) == keyring.Pair(ring, (NAME,))
    (tmp_path / NAME).unlink()
    assert keyring.read_pair(tmp_path) == keyring.Pair(ring, (NAME,))
    (tmp_path / NAME).mkdir()
    assert keyring.read_pair(tmp_path) == keyring.Pair(ring, (NAME,))


def test_the_higher_generation_counts(tmp_path: Path) -> None:
    root = Root.random()
    old = made(root)
    keyring.write_pair(tmp_path, old)
    new = old.rewrapped(root, "another long passphrase", CHEAP)
    keyring.write_pair(tmp_path, new, (COPY_NAME,))
    assert keyring.read_pair(tmp_path) == keyring.Pair(new, (NAME,))


def test_both_damaged_both_missing_and_no_vault_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match=r"vault\.not_a_vault"):
        keyring.read_pair(tmp_path)
    (tmp_path / "clinical.adk").touch()
    with pytest.raises(Damaged, match=r"vault\.keyring_missing"):
        keyring.read_pair(tmp_path)
    (tmp_path / COPY_NAME).touch()
    with pytest.raises(Damaged, match=r"vault\.keyring_damaged"):
        keyring.read_pair(tmp_path)


def test_a_keyring_that_may_not_be_read_is_no_damage(open_ground: Path) -> None:
    keyring.write_pair(open_ground, made())
    (open_ground / NAME).chmod(0)
    with as_somebody(open_ground), pytest.raises(StorageTrouble, match=r"disk\.read_only"):
        keyring.read_pair(open_ground)
