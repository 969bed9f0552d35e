"""HTTPS for a house without a domain: a certificate authority of one's own, kept in the home.

A phone opens offline and takes photos only over HTTPS. Who has a domain takes deploy/ (Caddy).
"""

import datetime
import ipaddress
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from lantoa.kit import clock

YEARS_OF_CA, DAYS_OF_LEAF, RENEW_BEFORE = 10, 397, 30


@dataclass(frozen=True)
class Papers:
    """Where the authority's certificate, the house's certificate and its key lie."""

    authority: Path
    certificate: Path
    key: Path


def names_here() -> list[str]:
    """Return what this machine can be called from: itself, its name, its address in the LAN."""
    found = ["localhost", "127.0.0.1", socket.gethostname(), f"{socket.gethostname()}.local"]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))  # sends nothing: it only asks for the way there
            found.append(str(probe.getsockname()[0]))
        except OSError:
            pass  # no network: this machine alone can open it
    return list(dict.fromkeys(found))


def papers(home: Path, names: list[str]) -> Papers:
    """Return certificates good for `names`; the authority is made once, the rest when need be."""
    folder = home / "https"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = Papers(folder / "lantoa-ca.crt", folder / "lantoa.crt", folder / "lantoa.key")
    authority_key = folder / "lantoa-ca.key"
    if not (held.authority.exists() and authority_key.exists()):
        key = ec.generate_private_key(ec.SECP256R1())
        _write(authority_key, _as_pem(key))
        _write(held.authority, _authority(key))
        held.certificate.unlink(missing_ok=True)
    if not _is_good(held, names):
        _issue(held, authority_key, names)
    return held


def _is_good(held: Papers, names: list[str]) -> bool:
    if not (held.certificate.exists() and held.key.exists()):
        return False
    leaf = x509.load_pem_x509_certificate(held.certificate.read_bytes())
    left = leaf.not_valid_after_utc - clock.real_now()
    found = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    known = {str(one.value) for one in found}
    return left > datetime.timedelta(days=RENEW_BEFORE) and set(names) <= known


def _authority(key: ec.EllipticCurvePrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Lan Toa {socket.gethostname()}")])
    usage = x509.KeyUsage(
        digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False,
        key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = _begun(name, name, key.public_key(), days=365 * YEARS_OF_CA)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = made.add_extension(usage, critical=True)
    return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _issue(held: Papers, authority_key: Path, names: list[str]) -> None:
    authority = x509.load_pem_x509_certificate(held.authority.read_bytes())
    signer = serialization.load_pem_private_key(authority_key.read_bytes(), password=None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Lan Toa")])
    made = _begun(name, authority.subject, key.public_key(), days=DAYS_OF_LEAF)
    made = made.add_extension(
        x509.SubjectAlternativeName([_named(one) for one in names]), critical=False
    )
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
    )
    _write(held.key, _as_pem(key))
    leaf = made.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    _write(held.certificate, leaf)


def _begun(
    name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, days: int
) -> x509.CertificateBuilder:
    began = clock.real_now() - datetime.timedelta(days=1)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key)
    made = made.serial_number(x509.random_serial_number()).not_valid_before(began)
    return made.not_valid_after(began + datetime.timedelta(days=days))


def _named(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _as_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
