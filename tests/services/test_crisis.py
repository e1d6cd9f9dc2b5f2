"""What is on file for a crisis: numbers first, the last place, the plan in force."""

from attachdesk.domain.client import Reach
from attachdesk.domain.formulation import Formulation
from tests.services.conftest import Practice


def test_the_sheet_holds_what_is_on_file_and_claims_nothing_else(practice: Practice) -> None:
    client, other = practice.client(), practice.client(code="OTH")
    empty = practice.desk.crisis.sheet(client.id)
    assert (empty.reaches, empty.emergency, empty.place, empty.plan, empty.professionals) == (
        (), (), None, None, "",
    )  # fmt: skip
    put = practice.desk.caseload.put_in_file
    post = put(Reach, client.id, medium="post", value="Lindengasse 4")
    phone = put(Reach, client.id, value="+43 1 555 01", safe_voicemail="no")
    sister = put(Reach, client.id, value="+43 1 555 02", whose="sister", is_emergency=True)
    put(Reach, other.id, value="+43 1 555 03")
    session = practice.met(client, medium="video")
    arranged = practice.desk.arranging.arrange(session.id, online_place="at her mother's")
    practice.desk.safety_planning.new_version(client.id, {"people": "Mara"})
    plan = practice.desk.safety_planning.new_version(client.id, {"people": "Tom"})
    with practice.desk.records.work() as work:
        for number, words in ((1, "Dr Old"), (2, "GP Dr Aust")):
            work.add(
                practice.desk.records.new(
                    Formulation,
                    client_id=client.id,
                    number=number,
                    written_on=practice.desk.records.today(),
                    professionals=words,
                )
            )
    sheet = practice.desk.crisis.sheet(client.id)
    assert (sheet.reaches, sheet.emergency) == ((phone, post), (sister,))
    assert (sheet.place, sheet.plan) == ((session, arranged), plan)
    assert (sheet.client.id, sheet.professionals) == (client.id, "GP Dr Aust")
