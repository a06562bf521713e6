"""Is anything that was acknowledged lost when the process is killed?

    python bench/kills.py --times 100

Phones answer one question again and again; at a random moment the server is killed (SIGKILL) and
started again in the same folder. Then every phone asks for its screen: it has to show the answer
that was acknowledged last, or a later one that was on its way. Bounded: at most 200 kills and 100
phones, loopback only.
"""

import argparse
import asyncio
import gzip
import json
import random
import re
import tempfile
from dataclasses import dataclass, field

import uvloop
from load import ROOT, WORKSHOP, Phone, a_few_at_once, is_fine, request, running

CHECKED = re.compile(rb'name="answer" value="(\d+)"[^>]*\bchecked')
LONGEST_S = 0.8
N_VALUES = 4


@dataclass
class Book:
    """What one phone knows: the answer that was acknowledged last, and those sent after it."""

    phone: Phone
    acknowledged: int | None = None
    on_its_way: set = field(default_factory=set)

    async def answer_on(self, step, number):
        while True:
            value = random.randrange(N_VALUES)
            self.on_its_way.add(value)
            body = f"step={step}&round={number}&answer={value}"
            path = f"/j/{self.phone.code}/answer"
            try:
                head, _ = await request(
                    self.phone.port, "POST", path, cookie=self.phone.cookie, body=body, script=True
                )
            except OSError:
                return
            if not is_fine(head):
                return
            self.acknowledged, self.on_its_way = value, set()

    async def stored(self):
        path = f"/j/{self.phone.code}/main"
        phone = self.phone
        _, content = await request(phone.port, "GET", path, cookie=phone.cookie, script=True)
        found = CHECKED.search(gzip.decompress(content))
        return int(found[1]) if found else None

    async def is_lost(self):
        stored = await self.stored()
        fine = {self.acknowledged, *self.on_its_way}
        self.acknowledged, self.on_its_way = stored, set()
        return stored not in fine


async def one_kill(folder, code, books, place):
    async with running("server.py", ROOT, folder) as server:
        for book in books:
            book.phone.port = server.port
        lost = await a_few_at_once([book.is_lost() for book in books])
        n_stored = (await server.tell(do="count", code=code))["n_ballots"]
        n_before = sum(book.acknowledged is not None for book in books)
        answering = [asyncio.create_task(book.answer_on(*place)) for book in books]
        await asyncio.sleep(random.uniform(0.05, LONGEST_S))
        server.process.kill()
        await asyncio.gather(*answering)
    return {"lost": sum(lost), "doubled": max(0, n_stored - n_before)}


async def main(times, n_phones):
    with tempfile.TemporaryDirectory() as folder:
        async with running("server.py", ROOT, folder) as server:
            code = (await server.tell(do="create", workshop=WORKSHOP))["code"]
            books = [Book(Phone(server.port, code)) for _ in range(n_phones)]
            joined = await a_few_at_once([book.phone.join() for book in books])
            for do in ("start", "skip"):
                await server.tell(do=do, code=code)
            opened = await server.tell(do="open", code=code)
        place = opened["step"], opened["round"]
        told = [await one_kill(folder, code, books, place) for _ in range(times)]
        told.append(await one_kill(folder, code, books, place))  # looks at what the last one left
    sums = {name: sum(one[name] for one in told) for name in ("lost", "doubled")}
    print(json.dumps({"kills": times, "phones": sum(joined), **sums}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=100, choices=range(1, 201), metavar="N")
    parser.add_argument("--phones", type=int, default=40, choices=range(1, 101), metavar="N")
    chosen = parser.parse_args()
    uvloop.run(main(chosen.times, chosen.phones))
