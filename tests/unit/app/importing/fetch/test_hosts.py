from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.fetch.hosts import is_allowed, is_public, is_web_port


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:4700::1111", True),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::93.184.215.14", True),
        ("2002:5db8:d70e::1", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 -- nothing is bound to it
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.0.2.1", False),
        ("192.168.0.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b:1::1", False),
        ("2002:c0a8:1::1", False),
        ("2001::1", False),
        ("2001:db8::1", False),
        ("3fff::1", False),
        ("5f00::1", False),
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
    ],
)
def test_only_addresses_that_lead_out_to_one_machine_are_public(
    address: str, *, public: bool
) -> None:
    assert is_public(ip_address(address)) is public


@given(st.ip_addresses(v=4))
def test_an_address_hidden_in_another_is_judged_as_itself(address: object) -> None:
    plain = ip_address(str(address))
    assert is_public(ip_address(f"::ffff:{plain}")) is is_public(plain)
    assert is_public(ip_address(f"64:ff9b::{plain}")) is is_public(plain)


@pytest.mark.parametrize(
    ("host", "port", "allow", "fits"),
    [
        ("wiki.example", 80, {"wiki.example"}, True),
        ("wiki.example", 8080, {"Wiki.example"}, True),
        ("wiki.example", 8080, {"wiki.example:8080"}, True),
        ("wiki.example", 80, {"wiki.example:8080"}, False),
        ("other.wiki.example", 80, {"wiki.example"}, False),
        ("::1", 8000, {"[::1]:8000"}, True),
        ("::1", 8000, {"::1"}, True),
        ("::1", 8000, {"[::1]"}, True),
        ("::1", 8000, {"[::1]:80"}, False),
        ("127.0.0.1", 80, {"", "*", "127.0.0"}, False),
    ],
)
def test_a_host_is_allowed_by_its_exact_name(
    host: str, port: int, allow: set[str], *, fits: bool
) -> None:
    assert is_allowed(host, port, allow) is fits


@pytest.mark.parametrize(
    ("port", "fits"), [(80, True), (443, True), (1024, True), (8080, True), (25, False), (0, False)]
)
def test_a_web_server_listens_where_web_servers_do(port: int, *, fits: bool) -> None:
    assert is_web_port(port) is fits
