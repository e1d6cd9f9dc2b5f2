"""What holds of codes: benefits and codes that there are, no code above itself, none named like a pattern."""

from collections.abc import Iterator

from attachdesk.domain.administration import Administration
from attachdesk.domain.observation import BENEFITS, PATTERNS, Code, SessionTarget
from attachdesk.domain.plan import BenefitInFocus, SharedWords
from attachdesk.domain.record import Record
from attachdesk.exchange.faults import Fault, Known


def faults_of_codes(at: str, one: Record, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with what a record says of codes, benefits, or whom a measure is about."""
    if isinstance(one, SessionTarget | BenefitInFocus) and one.benefit not in BENEFITS:
        yield Fault(f"{at}/benefit", "import.value_wrong")
    if isinstance(one, SharedWords) and one.code not in {*PATTERNS, *BENEFITS, *known["codes"]}:
        yield Fault(f"{at}/code", "import.points_nowhere")
    if isinstance(one, Administration) and one.about is not None and one.about not in known["people"]:
        yield Fault(f"{at}/about", "import.points_nowhere")
    if isinstance(one, Code):
        if one.id in {*PATTERNS, *BENEFITS}:
            yield Fault(f"{at}/id", "import.id_twice")
        if _is_above_itself(one, known):
            yield Fault(f"{at}/parent_id", "import.above_itself")


def _is_above_itself(code: Code, known: Known) -> bool:
    seen = {code.id}
    above = known["codes"].get(code.parent_id)
    while isinstance(above, Code) and above.id not in seen:
        seen.add(above.id)
        above = known["codes"].get(above.parent_id)
    return isinstance(above, Code) and above.id == code.id
