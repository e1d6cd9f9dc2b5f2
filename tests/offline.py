"""Watches every socket of the test process: one that reaches for the internet fails its test."""

import socket
import sys

INTERNET = {socket.AF_INET, socket.AF_INET6}
REACHES = {"socket.connect", "socket.bind", "socket.sendto"}
reached: list[str] = []
"""What was tried since the last test."""


def watch() -> None:
    """Refuse from now on; an audit hook stays until the process ends."""
    sys.addaudithook(_look)


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo" or (event in REACHES and _family(arguments[0]) in INTERNET):
        reached.append(event)
        raise OSError(f"AttachDesk and its tests stay offline: {event}")


def _family(one: object) -> object:
    return getattr(one, "family", None)
