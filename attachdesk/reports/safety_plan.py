"""The safety plan as a page for the client: their own words, step by step, and nothing else."""

from attachdesk.domain.practice import Practice
from attachdesk.domain.safety import PARTS, SafetyPlan
from attachdesk.domain.words import Words
from attachdesk.reports.blocks import Block, Document, Letterhead, SideHead, SignatureLines, Title, paragraphs


def compose_safety_plan(plan: SafetyPlan, client: str, practice: Practice, words: Words) -> Document:
    """Return the page of one version; ``client`` is how the page calls whose plan it is."""
    day = f"{plan.made_on.day} {words.say(f'month.{plan.made_on.month}')} {plan.made_on.year}"
    therapist = ", ".join(part for part in (practice.therapist, practice.title) if part)
    blocks: list[Block] = [
        Letterhead(practice.name, therapist, day, client),
        Title(words.say("safety_plan.title"), words.say("safety_plan.line", day=day, number=plan.number)),
    ]
    for name in PARTS:
        if said := getattr(plan, name):
            blocks += [SideHead(words.say(f"safety_plan.{name}")), *paragraphs(said)]
    labels = (words.say("report.sign_date"), words.say("report.sign_name"))
    blocks.append(SignatureLines(practice.therapist, practice.title, labels))
    return Document(
        title=words.say("safety_plan.title"),
        language="en",
        footer=words.say("safety_plan.footer"),
        page_words=words.say("report.page", page="{page}", pages="{pages}"),
        blocks=tuple(blocks),
    )
