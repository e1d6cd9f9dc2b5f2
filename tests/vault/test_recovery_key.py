"""The root key on paper."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.domain.errors import WrongKey
from attachdesk.vault import recovery_key
from attachdesk.vault.recovery_key import ALPHABET, LENGTH

ROOTS = st.binary(min_size=32, max_size=32)


@settings(max_examples=60)
@given(ROOTS)
def test_what_is_written_is_read_again(root: bytes) -> None:
    text = recovery_key.write(root)
    assert recovery_key.read(text) == root
    assert len(text.replace("-", "")) == LENGTH
    assert {len(group) for group in text.split("-")} == {4}


@settings(max_examples=25)
@given(ROOTS, st.data())
def test_case_spaces_dashes_and_lookalikes_do_not_matter(root: bytes, data: st.DataObject) -> None:
    swaps = {"0": "Oo0", "1": "IiLl1"}
    plain = recovery_key.write(root).replace("-", "")
    typed = ""
    for one in plain:
        choices = swaps.get(one, one + one.lower())
        typed += data.draw(st.sampled_from(choices)) + data.draw(
            st.sampled_from(["", "", " ", "-", "–", "\t"])
        )
    assert recovery_key.read(typed) == root


def _syndrome(pattern: int) -> bytes:
    """What the checksum sees of an error, whatever the key: the code is linear but for a constant."""
    raw = pattern.to_bytes(35, "big")
    checked = zip(recovery_key.checksum(raw[:32]), recovery_key.checksum(bytes(32)), raw[32:], strict=True)
    return bytes(here ^ constant ^ written for here, constant, written in checked)


def test_every_wrong_character_every_two_wrong_ones_and_every_exchange_is_seen() -> None:
    # An error of one character is unseen when its syndrome is zero; an error of two (an exchange of any
    # two places is one) when two syndromes are the same. None is: so all 1.5 million are seen, for any key.
    syndromes = {_syndrome(wrong << 5 * at) for at in range(LENGTH) for wrong in range(1, 32)}
    assert len(syndromes) == LENGTH * 31
    assert bytes(3) not in syndromes


def test_the_checksum_is_linear_so_that_the_proof_holds() -> None:
    first, second = 0x1234 << 100, 0x9F << 211
    both = bytes(a ^ b for a, b in zip(_syndrome(first), _syndrome(second), strict=True))
    assert _syndrome(first ^ second) == both


def test_the_checksum_is_the_published_one() -> None:
    assert recovery_key.checksum(b"123456789").hex() == "21cf02"  # CRC-24/OPENPGP in the CRC catalogue


@pytest.mark.parametrize("at", range(0, LENGTH, 5))
def test_typos_left_out_and_doubled_characters_are_refused(at: int) -> None:
    plain = recovery_key.write(bytes(range(32))).replace("-", "")
    wrong = [plain[:at] + one + plain[at + 1 :] for one in ALPHABET if one != plain[at]]
    wrong += [plain[:at] + plain[at + 1 :], plain[: at + 1] + plain[at:], plain[:at] + "U" + plain[at + 1 :]]
    for text in wrong:
        with pytest.raises(WrongKey):
            recovery_key.read(text)


def test_exchanged_characters_are_refused() -> None:
    plain = recovery_key.write(bytes(range(100, 132))).replace("-", "")
    for one, other in combinations(range(LENGTH), 2):
        if plain[one] != plain[other]:
            swapped = list(plain)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            with pytest.raises(WrongKey, match=r"recovery\.typo"):
                recovery_key.read("".join(swapped))


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_is_a_key_or_a_sentence(text: str) -> None:
    with pytest.raises(WrongKey):
        recovery_key.read(text)
