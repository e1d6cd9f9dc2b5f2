"""The watch over sockets sees what it is there to see."""

import socket

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


def test_talking_to_oneself_is_no_network() -> None:
    one, other = socket.socketpair()
    one.sendall(b"x")
    assert other.recv(1) == b"x"
    one.close()
    other.close()
