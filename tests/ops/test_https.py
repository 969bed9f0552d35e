"""HTTPS without a domain: the house is its own authority, and a phone that trusts it trusts us."""

import http.server
import ssl
import threading
import urllib.request
from pathlib import Path

from lantoa.management import https


def test_who_trusts_the_authority_opens_the_house_by_its_address(tmp_path: Path) -> None:
    held = https.papers(tmp_path, ["localhost", "127.0.0.1"])
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(held.certificate, held.key)
    server.socket = served.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.handle_request, daemon=True).start()

    trusting = ssl.create_default_context(cafile=str(held.authority))
    address = f"https://127.0.0.1:{server.server_port}/"
    with urllib.request.urlopen(address, context=trusting, timeout=60) as answer:
        status = answer.status
    server.server_close()

    assert status == 200


def test_the_authority_is_made_once_and_the_house_gets_a_new_paper_for_a_new_name(
    tmp_path: Path,
) -> None:
    first = https.papers(tmp_path, ["localhost"])
    authority, paper = first.authority.read_bytes(), first.certificate.read_bytes()

    same = https.papers(tmp_path, ["localhost"]).certificate.read_bytes()
    moved = https.papers(tmp_path, ["localhost", "192.168.1.7"])

    assert same == paper
    assert moved.certificate.read_bytes() != paper
    assert moved.authority.read_bytes() == authority


def test_keys_are_read_by_nobody_else(tmp_path: Path) -> None:
    https.papers(tmp_path, ["localhost"])

    assert all(one.stat().st_mode & 0o077 == 0 for one in (tmp_path / "https").iterdir())
