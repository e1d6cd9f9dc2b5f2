"""The words a discharge summary is drafted with, by section of its template: facts and dates, no more."""

from collections.abc import Iterator
from datetime import date

from attachdesk.domain.session import day_of
from attachdesk.domain.trend import CodeRow
from attachdesk.library import Library
from attachdesk.services.discharge_facts import Facts, Reading, RiskLine
from attachdesk.services.plan_reading import GoalLine, ObjectiveLine

STEP = "    "


class DischargeText:
    """Says the facts of an episode in one language."""

    def __init__(self, facts: Facts, library: Library) -> None:
        self._facts, self._library = facts, library
        self._say = library.words().say

    def sections(self) -> dict[str, str]:
        """Return the drafted words of each section, by its key; the therapist writes the others."""
        parts = {
            "reason": self._reason(),
            "course": self._course(),
            "goals": self._goals(),
            "measures": (self._reading(one) for one in self._facts.readings),
            "benefits": (self._benefit(one) for one in self._facts.benefits),
            "state": self._state(),
            "risk": (self._risk(one) for one in self._facts.risk),
            "ending": self._ending(),
        }
        return {key: "\n".join(lines) for key, lines in parts.items()}

    def _reason(self) -> Iterator[str]:
        for one in self._facts.problems:
            if one.problem is not None:
                yield f"- {one.problem.words}"

    def _course(self) -> Iterator[str]:
        line = self._facts.line
        yield self._say("discharge.since", day=self._day(line.episode.started_on))
        if line.held:
            first, last = (self._day(day_of(line.held[place])) for place in (0, -1))
            yield self._say("discharge.held", count=len(line.held), first=first, last=last)
        else:
            yield self._say("discharge.none_held")
        if line.missed:
            yield self._say("discharge.missed", count=line.missed)
        for phase in self._facts.phases:
            until = self._day(phase.until) if phase.until else self._say("discharge.the_end")
            yield self._say("discharge.phase", name=phase.name, first=self._day(phase.since), last=until)

    def _goals(self) -> Iterator[str]:
        for problem in self._facts.problems:
            for goal in problem.goals:
                yield self._goal(goal)
                yield from (STEP + self._objective(one) for one in goal.objectives)

    def _goal(self, one: GoalLine) -> str:
        words = f"- {one.goal.words}"
        if len(one.ratings) == 1:
            only = one.ratings[0]
            return self._say(
                "discharge.goal_once", goal=words, value=only.value, day=self._day(only.rated_on)
            )
        if not one.ratings:
            return self._say("discharge.goal", goal=words)
        first, last = one.ratings[0], one.ratings[-1]
        days = {"first_on": self._day(first.rated_on), "last_on": self._day(last.rated_on)}
        return self._say("discharge.goal_rated", goal=words, first=first.value, last=last.value, **days)

    def _objective(self, one: ObjectiveLine) -> str:
        state = self._say(f"discharge.objective_{one.objective.state}")
        line = self._say("discharge.objective", words=one.objective.words, state=state)
        if not one.ratings:
            return line
        first, last = (_signed(one.ratings[place].level) for place in (0, -1))
        return self._say("discharge.objective_rated", line=line, first=first, last=last)

    def _reading(self, one: Reading) -> str:
        name = " ".join(part for part in (one.instrument, one.scale) if part)
        name = self._say("discharge.about", name=name, person=one.about) if one.about else name
        values = {"name": name, "first": _number(one.first.value), "first_on": self._day(one.first_on)}
        if one.first == one.last:
            return self._say("discharge.measure_once", **values)
        last = {"last": _number(one.last.value), "last_on": self._day(one.last_on)}
        return self._say("discharge.measure", **values, **last)

    def _benefit(self, row: CodeRow) -> str:
        name = self._library.benefits[row.code].name
        if row.is_in_focus:
            name = self._say("discharge.in_focus", name=name)
        seen = [cell for cell in row.cells if cell.observed]
        senses = {
            "forward": sum(cell.forward for cell in seen),
            "worked_on": sum(cell.worked_on for cell in seen),
            "setback": sum(cell.setback for cell in seen),
        }
        counts = {"n": len(seen), "of": len(self._facts.line.held), "targeted": len(row.targeted)}
        return self._say("discharge.benefit", name=name, **senses, **counts)

    def _state(self) -> Iterator[str]:
        if self._facts.plan_on is not None:
            yield self._say("discharge.plan", day=self._day(self._facts.plan_on), words=self._facts.plan)

    def _risk(self, one: RiskLine) -> str:
        area, day = self._say(f"discharge.area_{one.entry.area}"), self._day(one.on)
        if one.is_told_apart:
            return self._say("discharge.risk_apart", area=area, day=day)
        if one.entry.asked == "asked_none_told":
            return self._say("discharge.risk_none", area=area, day=day)
        told = self._say("discharge.risk_told", area=area, day=day, words=one.entry.words.strip())
        action = one.entry.action.strip()
        return self._say("discharge.risk_action", told=told, action=action) if action else told

    def _ending(self) -> Iterator[str]:
        line = self._facts.line
        how = self._say(f"discharge.ending_{line.episode.ending or 'other'}")
        yield self._say("discharge.ended", how=how, day=self._day(self._facts.until))
        if line.episode.remark.strip():
            yield line.episode.remark.strip()
        for one in (each for each in line.outreach if not each.is_confidential):
            whom = one.with_whom or self._say("discharge.the_client")
            yield self._say("discharge.outreach", day=self._day(day_of(one)), whom=whom)

    def _day(self, day: date) -> str:
        month = self._say(f"month.{day.month}")
        return self._say("charts.day", day=day.day, month=month, year=day.year)


def _number(value: float) -> str:
    return f"{value:g}"


def _signed(level: int) -> str:
    return f"{level:+d}" if level else "0"
