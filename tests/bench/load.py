"""Load on Polku by wrk: one row of the table at a time."""

import json
import os
import statistics
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
WORKLOADS = ["W1", "W2", "W4", "W5", "W3"]  # what is recorded comes last
EXPECTED = {"W1": 200, "W2": 200, "W3": 201, "W4": 200, "W5": 200, "export": 200}


class WrongAnswer(Exception):
    """An answer that is not what it should be, or none."""


class Requests:
    """What bench_data wrote, with the cookies of those who ask."""

    def __init__(self, server, folder, to):
        self.server = server
        self.folder = folder
        self.to = to
        to.mkdir(parents=True, exist_ok=True)
        people = (folder / "people.txt").read_text().split()
        self.cookies = {person: server.sign_in(person) for person in people}

    def lines(self, workload):
        for line in (self.folder / f"{workload}.tsv").read_text().splitlines():
            person, method, address, body = line.split("\t")
            yield method, address, self.cookies[person], body

    def file(self, workload):
        """For requests.lua. The first ones are asked here, so that each kind of answer is seen to be what it should."""
        path = self.to / f"{workload}.tsv"
        if not path.exists():
            path.write_text("".join("\t".join(line) + "\n" for line in self.lines(workload)))
            self.sizes = getattr(self, "sizes", {})
            self.sizes[workload] = self.try_some(workload)
        return path

    def try_some(self, workload, count=20):
        sizes = []
        for line in list(self.lines(workload))[:count]:
            method, address, cookie, body = line
            status, _, content = self.server.ask(method, address, cookie, body)
            if status != EXPECTED[workload]:
                raise WrongAnswer(f"{workload} was answered {status}: {content[:300]}")
            sizes.append(len(content))
        return statistics.mean(sizes)

    def load(self, workload, connections, seconds, rest_ms=0):
        """Runs wrk; its figures. Each connection asks again at once, or after a rest of so long on average."""
        script = "paced.lua" if rest_ms else "requests.lua"
        said = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s"]
            + ["-s", HERE / script, self.server.address, "--", self.file(workload)],
            env={**os.environ, "PACED_MS": str(rest_ms)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        found = json.loads(said.strip().splitlines()[-1])
        if found["wrong"] or found["broken"] or not found["answers"]:
            raise WrongAnswer(f"{workload} at {connections} connections: {found}")
        return found


def row(requests, ruler, workload, connections, way, pairs, seconds):
    """The ruler and Polku in turn, neither while the other works. What is said is the median of the pairs."""
    server = requests.server
    requests.file(workload)
    measured, reference = [], []
    for _ in range(pairs):
        server.come_to_rest()
        server.stand_still()
        reference.append(ruler.rate(workload, connections, seconds))
        server.go_on()
        measured.append(requests.load(workload, connections, seconds))
    middle = {name: statistics.median(one[name] for one in measured) for name in ("rate", "p50", "p99")}
    said = ["-", "-"]
    if ruler.there:
        ratio = statistics.median(one["rate"] / other for one, other in zip(measured, reference))
        said = [f"{statistics.median(reference):.0f}", f"{ratio:.2f}"]
    rate = f"{middle['rate']:.0f}"
    print(workload, connections, way, rate, f"{middle['p50']:.2f}", f"{middle['p99']:.2f}", *said, flush=True)
    return middle
