"""A real mail server on this machine, that shows what it got."""

import asyncio
import email
import re
import socket
import threading
from contextlib import contextmanager
from email.policy import default

from aiosmtpd.controller import Controller


class Postbus:
    """`berichten`: (envelope, message), the last one last. Refuses mail to `geweigerd`, and all
    of it while `is_stuk`. Takes `duurt` seconds for each. Says nothing any more "voor" or "na" it
    took (`zwijgt`) a message to who begins with `zwijgt_tegen`; `gehoord` tells that one came."""

    def __init__(self):
        self.berichten = []
        self.geweigerd = set()
        self.is_stuk = False
        self.duurt = 0
        self.zwijgt = self.zwijgt_tegen = ""
        self.gehoord = threading.Event()
        self.poort = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 named by aiosmtpd
        if address in self.geweigerd:
            return "550 Onbekend adres"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 named by aiosmtpd
        if self.is_stuk:
            return "451 Even niet"
        await asyncio.sleep(self.duurt)
        await self._zwijg("voor", envelope)
        self.berichten.append(
            (envelope, email.message_from_bytes(envelope.content, policy=default))
        )
        await self._zwijg("na", envelope)
        return "250 OK"

    async def _zwijg(self, wanneer: str, envelope) -> None:
        if self.zwijgt == wanneer and envelope.rcpt_tos[0].startswith(self.zwijgt_tegen):
            self.gehoord.set()
            await asyncio.sleep(3600)

    @property
    def brieven(self) -> list:
        """The messages without their envelopes."""
        return [bericht for _, bericht in self.berichten]

    def link_aan(self, adres: str) -> str:
        """The first address in the last mail to this person."""
        (*_, bericht) = [
            bericht for envelop, bericht in self.berichten if adres in envelop.rcpt_tos
        ]
        return re.search(r"https?://\S+", bericht.get_body(["plain"]).get_content()).group()


@contextmanager
def postbus(**opties):
    bus = Postbus()
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        bus.poort = vrij.getsockname()[1]
    dienst = Controller(bus, hostname="127.0.0.1", port=bus.poort, **opties)
    dienst.start()
    try:
        yield bus
    finally:
        dienst.stop()


def tekst_van(bericht, soort: str = "plain") -> str:
    return bericht.get_body((soort,)).get_content()
