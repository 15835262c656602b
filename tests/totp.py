"""What an app on a telephone shows (RFC 6238), reckoned apart from the code that checks it."""

import base64
import hashlib
import hmac
import struct
import time


def totp(geheim: str, stap: int = 0) -> str:
    """The code of now, or of so many half minutes later."""
    teller = struct.pack(">Q", int(time.time()) // 30 + stap)
    digest = hmac.new(base64.b32decode(geheim), teller, hashlib.sha1).digest()
    plek = digest[-1] & 15
    getal = struct.unpack(">I", digest[plek : plek + 4])[0] & 0x7FFFFFFF
    return f"{getal % 10**6:06}"
