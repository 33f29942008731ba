"""Clients that ask for a page once a second each, none in step with another.

    python clients.py URL COOKIES CLIENTS SECONDS

Prints a JSON list of [milliseconds, status] for every answer; it runs apart from the server.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time

import httpx


async def client(url: str, cookies: str, until: float, found: list[tuple[float, int]]) -> None:
    """Ask once a second over one kept connection, beginning at a random moment of it."""
    async with httpx.AsyncClient(headers={"cookie": cookies}, timeout=30) as session:
        due = time.monotonic() + random.random()
        while due < until:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            start = time.perf_counter()
            answer = await session.get(url)
            found.append(((time.perf_counter() - start) * 1000, answer.status_code))
            due += 1.0


async def run(url: str, cookies: str, clients: int, seconds: float) -> list[tuple[float, int]]:
    """Run all clients and return their answers."""
    found: list[tuple[float, int]] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(client(url, cookies, until, found) for _ in range(clients)))
    return found


if __name__ == "__main__":
    url, cookies, clients, seconds = sys.argv[1:]
    print(json.dumps(asyncio.run(run(url, cookies, int(clients), float(seconds)))))
