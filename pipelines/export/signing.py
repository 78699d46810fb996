"""Signatures of a WACZ as Webrecorder's wacz-auth 0.1.0 has them (anonymous): ECDSA on P-384 with SHA-256.

The text that is signed is that of the hash (`sha256:<hex>`), the signature its two numbers in 48 bytes each, as
browsers make and check them. Nonces follow RFC 6979: the same export signed with the same key has the same bytes.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from crawler.errors import UsageError

HALF = 48
"""Bytes of each of a signature's two numbers on P-384."""
MAKE_KEY = "Make one: openssl ecparam -name secp384r1 -genkey -noout -out KEY.pem"
STANDARD = "0.1.0"


@dataclass(frozen=True, slots=True)
class SignedData:
    """What `datapackage-digest.json` says of a signature; the key is SubjectPublicKeyInfo in base64."""

    hash: str
    created: str
    software: str
    version: str
    signature: str
    publicKey: str  # noqa: N815 - the name that the standard gives it


def load_key(path: Path) -> ec.EllipticCurvePrivateKey:
    """Read a private key (PEM, not encrypted, on P-384); raises UsageError for anything else."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise UsageError(f"The key {path} cannot be read ({error.strerror}).", MAKE_KEY) from None
    except TypeError:
        raise UsageError(f"The key {path} is locked by a password.", "Give one that is not.") from None
    except ValueError:
        raise UsageError(f"{path} is no private key in PEM.", MAKE_KEY) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP384R1):
        raise UsageError(f"The key {path} is not on the curve P-384, which WACZ readers expect.", MAKE_KEY)
    return key


def sign_hash(key: ec.EllipticCurvePrivateKey, digest: str, created: str) -> dict[str, str]:
    """Sign the hash of a data package; `created` is the data package's own."""
    numbers = decode_dss_signature(key.sign(digest.encode(), ec.ECDSA(hashes.SHA256(), deterministic_signing=True)))
    signature = b"".join(number.to_bytes(HALF, "big") for number in numbers)
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    software = f"luutru {version('luutru')}"
    texts = (base64.b64encode(part).decode() for part in (signature, public))
    return asdict(SignedData(digest, created, software, STANDARD, *texts))


def signature_fault(signed: Mapping[str, object]) -> str | None:
    """Say what is wrong with a signature of its own `hash`; None when it holds."""
    try:
        data = SignedData(**signed)  # type: ignore[arg-type]  # what is no text fails below
        key = serialization.load_der_public_key(base64.b64decode(data.publicKey, validate=True))
        signature = base64.b64decode(data.signature, validate=True)
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return "its key is none of ECDSA"
        first, second = (int.from_bytes(part, "big") for part in (signature[:HALF], signature[HALF:]))
        key.verify(encode_dss_signature(first, second), data.hash.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return "the signature was not made with its key over its hash"
    except (TypeError, ValueError, AttributeError):
        return "it is no anonymous signature of wacz-auth 0.1.0"
    return None


def key_name(signed: Mapping[str, object]) -> str:
    """Name the public key of a signature, to be compared with what its owner says: SHA-256 of it, in hexadecimal."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(base64.b64decode(str(signed.get("publicKey", ""))))
    return digest.finalize().hex()
