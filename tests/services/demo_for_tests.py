"""The demo practice for tests: built once, copied for whoever wants it."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from attachdesk import bootstrap
from attachdesk.services import opening
from attachdesk.services.desk import Desk
from tests.ui.conftest import PASSPHRASE, fresh_desk, library


@cache
def _built() -> TemporaryDirectory[str]:
    place = TemporaryDirectory()
    fresh_desk(Path(place.name) / "vault", demo=True).close()
    return place


def demo_desk(folder: Path) -> Desk:
    """Return the desk over a demo practice of one's own in ``folder``."""
    shutil.copytree(Path(_built().name) / "vault", folder)
    outside = opening.real_world("Europe/London")
    return bootstrap.desk_over(opening.open_vault(folder, PASSPHRASE, outside), outside, library())
