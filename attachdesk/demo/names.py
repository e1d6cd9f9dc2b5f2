"""Given names of the career practice: every name of the starter's notes is given another of its kind."""

import random
from collections.abc import Iterable


def _list(names: str) -> list[str]:
    return names.split()


STARTER = {
    "f": _list(
        "Amara Beth Beti Bev Bozena Celeste Claire Danuta Fernanda Grace Hema Hoda Ines Iona Jada Joy "
        "Keiko Kulwinder Leila Lia Mahin Mair Maureen Nasrin Ngozi Nila Niki Noor Ola Petra Priya Rehana "
        "Renee Selam Sima Simran Tolu Yara Bea Zee Byrne"
    ),
    "m": _list(
        "Amrik Callum Col Daljit Daniel Darek Dean Dev Eifion Emeka Felix Gaz Gwyn Harbans Idris Jaswant "
        "Kamlesh Kuba Marcus Neil Owen Parsa Rui Russ Sami Sandy Theo Tomas Walter"
    ),
    "x": _list("Kit Mo"),
}
"""The names that stand in ``content/demo``, by how the notes speak of them: she, he, they."""

OURS = {
    "f": _list(
        "Adaeze Agnes Alma Anouk Asta Bahar Brida Cora Dalia Delphine Dina Edda Elif Elodie Esme Farida "
        "Fenna Freya Greta Hana Helmi Ilse Imani Ione Isra Jana Jolanta Kamala Katrin Lale Leonie Lindiwe "
        "Liora Lucia Mabel Maja Marisol Meera Mina Mirela Nadia Nerys Nour Olga Oona Orla Paloma Pia Rasa "
        "Rhona Rivka Roza Sabine Saoirse Shirin Signe Soraya Sunita Tamsin Thandi Tova Ursula Vesna Wanda "
        "Winnie Xenia Yael Yumi Zahra Zofia"
    ),
    "m": _list(
        "Aarav Abel Adem Alun Anselm Arjun Bartek Basil Bjorn Bruno Cadoc Cem Cyril Dario Dawit Edgar "
        "Elias Emil Enzo Ewan Faisal Finbar Florian Gethin Goran Hamid Hugo Idriz Ilya Ivo Jamal Jens "
        "Joaquin Kaspar Kenji Kofi Lars Leif Levi Lorcan Luca Magnus Malik Mattias Milan Nabil Niall Obi "
        "Omar Oskar Pavel Percy Quentin Rafe Ramon Reza Rohan Ruben Sefton Sten Tariq Tadeo Tunde Ulrik "
        "Vikram Wilf Yusuf Zoltan"
    ),
    "x": _list(
        "Ash Bay Bo Cai Dale Eden Fen Gray Indy Jules Kai Lake Max Noa Oak Perry Quinn Reed Sage Taylor"
    ),
}
"""The names to choose from."""

_KIND_OF = {name: kind for kind, names in STARTER.items() for name in names}


def renaming(chance: random.Random, words: Iterable[str]) -> dict[str, str]:
    """Return another name for each name of the starter among ``words``, no two the same."""
    drawn = {kind: chance.sample(names, len(names)) for kind, names in OURS.items()}
    return {word: drawn[_KIND_OF[word]].pop() for word in dict.fromkeys(words)}


def is_name(word: str) -> bool:
    """Return whether a word is a name of the starter's notes."""
    return word in _KIND_OF
