"""The watch over sockets sees what it is there to see."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import offline


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_reaching_for_the_internet_is_refused_and_noted(family: socket.AddressFamily) -> None:
    with socket.socket(family) as one, pytest.raises(OSError, match="offline"):
        one.bind(("localhost" if family == socket.AF_INET else "::1", 0))
    with socket.socket(family) as one, pytest.raises(OSError, match="offline"):
        one.connect(("192.0.2.1" if family == socket.AF_INET else "2001:db8::1", 80))
    with pytest.raises(OSError, match="offline"):
        socket.getaddrinfo("example.org", 80)
    assert set(offline.reached) == {"socket.bind", "socket.connect", "socket.getaddrinfo"}
    offline.reached.clear()


@pytest.mark.parametrize("kept", [{}, {"PATH": ""}])
def test_a_program_that_a_test_starts_is_watched_too(tmp_path: Path, kept: dict[str, str]) -> None:
    code = (
        "import socket\n"
        "try:\n    socket.getaddrinfo('example.org', 80)\n"
        "except OSError as told:\n    print(told)\n"
        "with socket.socket() as one:\n    one.connect(('192.0.2.1', 80))\n"
    )
    program = [sys.executable, "-c", code]
    ran = subprocess.run(program, capture_output=True, check=False, cwd=tmp_path, env={**os.environ, **kept})
    assert ran.returncode == 1
    assert b"offline" in ran.stdout
    assert offline.taken() == ["socket.getaddrinfo", "socket.connect"]
    assert offline.taken() == []


def test_talking_to_oneself_is_no_network() -> None:
    one, other = socket.socketpair()
    one.sendall(b"x")
    assert other.recv(1) == b"x"
    one.close()
    other.close()
