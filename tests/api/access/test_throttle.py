"""Failed sign-ins slow down, and nobody else does."""

from dataclasses import dataclass

import pytest

from api.access.authentication import client_address
from api.access.throttle import FREE_FAILURES, Throttle, network


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_address_waits_longer_with_each_failure_and_a_minute_at_most() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(FREE_FAILURES + 9):
        waits.append(throttle.address_wait("192.0.2.1", "wrong"))
        clock.now += waits[-1]
        throttle.failed("192.0.2.1", None)

    assert waits == [*[0.0] * (FREE_FAILURES + 1), 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    assert throttle.address_wait("192.0.2.2", "wrong") == 0.0
    clock.now += 901
    throttle.failed("192.0.2.1", None)
    assert throttle.address_wait("192.0.2.1", "wrong") == 0.0


def test_what_signed_in_from_an_address_before_goes_on_there() -> None:
    throttle = Throttle(Clock())
    throttle.succeeded("192.0.2.1", "right")
    for _ in range(FREE_FAILURES + 1):
        throttle.failed("192.0.2.1", None)

    assert throttle.address_wait("192.0.2.1", "right") == 0.0
    assert throttle.address_wait("192.0.2.1", "wrong") == 1.0


def test_a_key_is_slowed_down_over_all_addresses() -> None:
    throttle = Throttle(Clock())
    waits = [throttle.failed(f"192.0.2.{number}", "abc") for number in range(FREE_FAILURES + 3)]

    assert waits == [*[0.0] * (FREE_FAILURES + 1), 1.0, 1.0]
    assert throttle.failed("192.0.2.99", "another") == 0.0
    assert throttle.address_wait("192.0.2.1", "abc") == 0.0


def test_memory_is_bounded() -> None:
    throttle = Throttle(Clock(), most=100)
    for number in range(1_000):
        throttle.failed(f"10.0.{number // 250}.{number % 250}", f"{number:012x}")
        throttle.succeeded(f"10.0.{number // 250}.{number % 250}", str(number))

    assert (len(throttle._failed), len(throttle._proven)) == (100, 100)


@pytest.mark.parametrize(
    ("address", "stands_for"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("testclient", "unknown"),
    ],
)
def test_a_client_is_an_address_or_the_network_of_one(address: str, stands_for: str) -> None:
    assert network(address) == stands_for


@pytest.mark.parametrize(
    ("forwarded", "proxies", "client"),
    [
        (["203.0.113.7"], 0, "10.0.0.1"),
        (["203.0.113.7"], 1, "203.0.113.7"),
        (["198.51.100.1, 203.0.113.7"], 1, "203.0.113.7"),
        (["198.51.100.1", "203.0.113.7, 10.0.0.2"], 2, "203.0.113.7"),
        (["[2001:db8::1]"], 1, "2001:db8::1"),
        (["[2001:db8::1]:443"], 1, "2001:db8::1"),
        (["2001:db8::1"], 1, "2001:db8::1"),
        (["203.0.113.7:50123"], 1, "203.0.113.7"),
        (["999.0.113.7"], 1, "10.0.0.1"),
        ([], 1, "10.0.0.1"),
        (["203.0.113.7"], 2, "10.0.0.1"),
        (["nonsense"], 1, "10.0.0.1"),
    ],
)
def test_what_stands_left_of_the_trusted_proxies_is_not_believed(
    forwarded: list[str], proxies: int, client: str
) -> None:
    assert client_address("10.0.0.1", forwarded, proxies) == client
