"""A slow line: a relay that carries a browser's bytes as slow 3G does, and counts them.

Chrome's own throttle does not reach service workers; a slow line reaches everything.
400 kbit/s each way, 400 ms there and back (WebPageTest's and Lighthouse's "slow 3G").
"""

import asyncio
import threading
import time

BYTES_A_SECOND = 400_000 / 8
ONE_WAY = 0.2
PIECE = 1460


class Line:
    """The relay: listens on `port`, goes on to `target`, counts `bytes` by way."""

    def __init__(self, target: int) -> None:
        """Start the relay in a thread of its own."""
        self.target, self.port = target, 0
        self.bytes = {"up": 0, "down": 0}
        self.last = time.monotonic()
        self.free = {"up": 0.0, "down": 0.0}
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()
        self.ready.wait(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self._accept, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        self.loop.run_forever()

    async def _accept(self, down: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * ONE_WAY)  # the handshake
        there, up = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self._carry("up", down, up), self._carry("down", there, back))

    async def _carry(
        self, way: str, source: asyncio.StreamReader, goal: asyncio.StreamWriter
    ) -> None:
        pending: set[asyncio.Task[None]] = set()
        try:
            while data := await source.read(PIECE):
                now = time.monotonic()
                self.free[way] = max(now, self.free[way]) + len(data) / BYTES_A_SECOND
                self.bytes[way] += len(data)
                self.last = now
                await asyncio.sleep(self.free[way] - now)
                self.loop.call_later(ONE_WAY, _write, goal, data)
        except OSError:
            pending.clear()
        await asyncio.sleep(ONE_WAY + 0.05)
        goal.close()

    @property
    def carried(self) -> int:
        """Return every byte so far, both ways, headers and all."""
        return sum(self.bytes.values())

    def quiet_for(self) -> float:
        """Return the seconds since the last byte."""
        return time.monotonic() - self.last


def _write(goal: asyncio.StreamWriter, data: bytes) -> None:
    if not goal.is_closing():
        goal.write(data)
