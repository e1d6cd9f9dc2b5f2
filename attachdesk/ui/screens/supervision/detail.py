"""The chosen meeting in words: what it was about, and each client brought to it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.domain.around import SupervisionTopic
from attachdesk.services.supervising import Meeting
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, card, cleared, column, ground, holding, label
from attachdesk.ui.screens.supervision.forms import hours_words, settings

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Acts:
    """What the detail's buttons do."""

    bring: Callable[[], object]
    change: Callable[[], object]
    remove: Callable[[], object]
    change_topic: Callable[[SupervisionTopic], object]
    open_file: Callable[[str], object]


class Detail(QScrollArea):
    """Blocks below each other."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(14)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(ground(holding(column(self._blocks, STRETCH, margins=(4, 4, 12, 16))), "window"))

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show a meeting, or nothing."""
        cleared(self._blocks)
        if meeting is None:
            return
        one = meeting.supervision
        self._blocks.addWidget(label(day_and_year(one.held_on), "heading"))
        facts = ", ".join(part for part in (settings()[one.setting], hours_words(one.minutes)) if part)
        whom = f"{facts}, {isolated(one.supervisor)}" if one.supervisor else facts
        self._blocks.addWidget(label(whom, "small", "muted", wraps=True))
        self._blocks.addWidget(
            flow(
                Button(translate("Supervision", "Bring a client"), icon="plus", do=self._acts.bring),
                Button(translate("Supervision", "Change"), "quiet", shortcut="Ctrl E", do=self._acts.change),
                Button(translate("Supervision", "Remove"), "quiet", do=self._acts.remove),
            )
        )
        if one.text.strip():
            self._blocks.addWidget(label(one.text, wraps=True))
        for code, topic in meeting.topics:
            self._blocks.addWidget(self._topic(code, topic))
        if not meeting.topics:
            words = translate("Supervision", "No client was brought to it yet.")
            self._blocks.addWidget(label(words, "body", "muted", wraps=True))

    def _topic(self, code: str, topic: SupervisionTopic) -> QWidget:
        parts: list[QWidget] = [label(isolated(code), "strong", wraps=True)]
        for title, said in (
            (translate("Supervision", "Asked"), topic.question),
            (translate("Supervision", "Taken away"), topic.outcome),
        ):
            if said.strip():
                parts.append(holding(column(label(title, "label", "muted"), label(said, wraps=True), gap=2)))
        act = self._acts.change_topic
        change = Button(translate("Supervision", "Change"), dense=True, do=lambda: act(topic))
        change.setAccessibleName(f"{change.text()}: {isolated(code)}")
        file = Button(
            translate("Supervision", "Open file"), "quiet", dense=True,
            do=lambda: self._acts.open_file(topic.client_id),
        )  # fmt: skip
        file.setAccessibleName(f"{file.text()}: {isolated(code)}")
        frame = card()
        frame.setLayout(column(*parts, flow(change, file), gap=8, margins=(16, 14, 16, 12)))
        return frame
