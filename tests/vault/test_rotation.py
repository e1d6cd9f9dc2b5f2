"""Which backups stay."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.vault import rotation

DAYS = st.lists(st.dates(date(2025, 1, 1), date(2026, 12, 31)), min_size=1, max_size=200)


@settings(max_examples=40)
@given(DAYS)
def test_the_newest_always_stays_and_the_rest_is_bounded(days: list[date]) -> None:
    numbered = list(enumerate(days, 1))
    staying = rotation.kept(numbered)
    assert len(days) in staying
    assert set(range(len(days), max(0, len(days) - rotation.LATEST), -1)) <= staying
    most = rotation.LATEST + rotation.DAILY + rotation.WEEKLY + rotation.MONTHLY + rotation.YEARLY
    assert len(staying) <= most
    assert rotation.kept([one for one in numbered if one[0] in staying]) == staying


def test_two_years_of_daily_backups_leave_days_weeks_and_months() -> None:
    numbered = [(day + 1, date(2025, 1, 1) + timedelta(days=day)) for day in range(730)]
    staying = sorted(rotation.kept(numbered), reverse=True)
    assert staying[:12] == list(range(730, 718, -1))
    dates = [dict(numbered)[sequence] for sequence in staying]
    assert (dates[0] - dates[-1]).days > 230
    assert len({day.isocalendar()[:2] for day in dates}) >= 10


def test_forty_years_leave_the_last_of_each_late_year_whatever_the_files_say() -> None:
    numbered = [(week + 1, date(1990, 1, 1) + timedelta(weeks=week)) for week in range(52 * 40)]
    staying = [dict(numbered)[sequence].year for sequence in rotation.kept(numbered)]
    newest = numbered[-1][1].year
    assert set(staying) == set(range(newest - rotation.YEARLY + 1, newest + 1))


def test_of_the_copies_made_before_a_change_the_last_three_stay() -> None:
    assert rotation.kept_of_changes([]) == set()
    assert rotation.kept_of_changes([9, 2, 4, 7]) == {4, 7, 9}


def test_a_clock_that_jumped_ahead_pushes_out_nothing_made_after_it() -> None:
    numbered = [(1, date(2099, 1, 1))] + [
        (day + 2, date(2026, 1, 1) + timedelta(days=day)) for day in range(12)
    ]
    assert set(range(2, 14)) <= rotation.kept(numbered)
