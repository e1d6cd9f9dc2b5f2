"""The same data in words: rows for a table, and what a screen reader says."""

from attachdesk.analysis.trends import view_of
from attachdesk.charts.table import as_table, spoken
from attachdesk.charts.trends import trends_picture
from attachdesk.domain.observation import SessionTarget
from tests.analysis.courses import course, made, passage, rating, session
from tests.charts.words_for_tests import wording

FOUND = [
    rating("r0", "s0", "secure", 0),
    rating("r1", "s1", "secure", 2),
    passage("p", "s1", "secure", intensity=3),
    passage("m", "s1", "mood", sense="forward"),
]


def test_a_table_has_a_header_a_row_per_session_and_a_foot_with_shares() -> None:
    targets = (made(SessionTarget, "t", session_id="s0", benefit="mood"),)
    unnumbered = session(2, number=None)
    view = view_of(course([session(0), session(1), unnumbered], FOUND, targets=targets))
    header, *body, rated, tagged = as_table(view, wording())
    assert header[:3] == ("Session", "Date", "Secure")
    secure, mood = header.index("Secure"), header.index("Mood")
    assert [row[:2] for row in body] == [("1", "3 Mar 2026"), ("2", "10 Mar 2026"), ("", "17 Mar 2026")]
    assert [row[secure] for row in body] == [
        "looked for, not seen", "rated 2 of 3; 1 passage, intensity up to 3", "–",
    ]  # fmt: skip
    assert [row[mood] for row in body] == [
        "targeted in this session", "1 passage; forward 1, worked on 0, setback 0", "–",
    ]  # fmt: skip
    assert (rated[1], rated[secure], rated[mood]) == ("Seen, of sessions rated", "1 of 2 rated", "")
    assert (tagged[secure], tagged[mood]) == ("1 of 3 noted", "1 of 3 noted")
    assert tagged[header.index("Fearful avoidant")] == "–"


def test_the_table_and_every_mode_say_the_same_of_the_same_count() -> None:
    view = view_of(course([session(0), session(1)], FOUND))
    words, (header, *_, rated, tagged) = wording(), as_table(view, wording())
    for row in view.rows:
        place = header.index(words.name(row))
        if row.family == "pattern" and row.cells:
            assert words.figures(row, "rating")[0] == rated[place]
        assert words.figures(row)[0] in {rated[place], tagged[place]}


def test_what_is_spoken_names_the_row_and_each_thing_once() -> None:
    view = view_of(course([session(0), session(1, number=None)], FOUND))
    said = spoken(trends_picture(view, wording()))
    assert len(said) == len(set(said))
    assert ("secure", "Secure. Session on 10 Mar 2026: rated 2 of 3; 1 passage, intensity up to 3") in said
    assert (
        "secure",
        "Secure: seen in 1 of 2 sessions with a note; fewer than 5 sessions, no share shown",
    ) in said
