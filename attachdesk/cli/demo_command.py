"""Make a practice of invented clients and open it; without a display, leave it in a folder."""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attachdesk.cli import arguments as shared
from attachdesk.cli.tools import Tools
from attachdesk.demo.private_writer import private_notes
from attachdesk.demo.starter import SCALES
from attachdesk.domain.errors import RuleBroken, StorageTrouble
from attachdesk.domain.practice import AUDIENCES
from attachdesk.domain.words import Words
from attachdesk.locations import content, has_display
from attachdesk.services.handing_out import write_new

PASSPHRASE = "twelve invented clients and one kettle"  # noqa: S105 - guards nobody, and is told
FOLDER = Path("attachdesk-demo")
MARK = ".made-by-attachdesk-demo"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Say what this command takes."""
    parser.add_argument(
        "--scale",
        type=shared.one_of(*SCALES),
        default="starter",
        metavar="|".join(SCALES),
        help=words.say("cli.help_demo_scale"),
    )
    parser.add_argument("--vault", type=Path, metavar="PATH", help=words.say("cli.help_demo_vault"))
    parser.add_argument("--headless", type=Path, metavar="DIR", help=words.say("cli.help_headless"))
    parser.add_argument(
        "--seed", type=shared.whole(0, 2**31 - 1), default=1, metavar="N", help=words.say("cli.help_seed")
    )


def run(asked: argparse.Namespace, tools: Tools) -> int:
    """Make the practice, then open it or leave vault, reports and pictures in the folder."""
    is_headless = asked.headless is not None or not has_display()
    folder: Path = asked.headless or FOLDER
    vault: Path = asked.vault or folder / "vault"
    if asked.vault is not None and asked.vault.exists():
        raise RuleBroken("demo.vault_exists", vault=asked.vault)
    tools.vaults.refuse_within_vault(folder)
    tools.vaults.refuse_within_vault(vault)
    _make_folder(folder)
    tools.say("cli.demo_making")
    desk, _ = tools.new_desk(vault, PASSPHRASE)
    desk = tools.fill_demo(desk, asked.scale, asked.seed, _progress(tools))
    if asked.scale == "starter":
        private_notes(desk, content(), PASSPHRASE)
    passphrase = folder / "passphrase.txt"
    write_new(passphrase, (PASSPHRASE + "\n").encode())
    try:
        desk.keeping.backup_inside()
        left = _leave(desk, folder, tools) if is_headless else {"reports": [], "screens": []}
    finally:
        desk.close()
    made = {"vault": str(vault), "passphrase_file": str(passphrase), **left}
    tools.say("cli.demo_done", **made)
    for kind in ("reports", "screens"):
        for file in left[kind]:
            tools.say("cli.shot", file=file)
    tools.give(made)
    return 0 if is_headless else tools.open_window(vault, PASSPHRASE)


def _progress(tools: Tools) -> Callable[[int, int], None]:
    """Return what says after each tenth how far a long making has come."""
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if done * 10 // of > told:
            told = done * 10 // of
            tools.say_aside("cli.demo_progress", done=done, of=of)

    return tell


def _make_folder(folder: Path) -> None:
    """Make the folder; one that a demo made is replaced, any other that holds something is refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        if not (folder / MARK).exists():
            raise RuleBroken("demo.target_taken", folder=folder)
        _empty(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StorageTrouble("handing_out.cannot_write", file=str(folder)) from None
    if not (folder / MARK).exists():
        write_new(folder / MARK, b"")


def _empty(folder: Path) -> None:
    """Take away what an earlier demo made, but for its mark: one that is killed here is replaced too."""
    try:
        for one in folder.iterdir():
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            elif one.name != MARK:
                one.unlink()
    except OSError:
        raise StorageTrouble("handing_out.cannot_write", file=str(folder)) from None


def _leave(desk: Any, folder: Path, tools: Tools) -> dict[str, list[str]]:
    """Write one report for each audience and a picture of every screen in both themes."""
    reports = folder / "reports"
    reports.mkdir(mode=0o700)
    current = [line for line in desk.caseload.lines("current") if line.sessions]
    richest = max(current, key=lambda line: line.sessions).client
    made = []
    for audience in AUDIENCES:
        file = reports / f"{richest.code}-{audience}.pdf"
        desk.reporting.hand_out(richest.id, audience, file)
        made.append(str(file))
    screens = [
        str(picture)
        for theme in ("light", "dark")
        for picture in tools.take_shots(desk, folder / "screens", theme=theme)
    ]
    return {"reports": made, "screens": screens}
