"""What is measured beside the table: start, memory, disk, and W1 while much is taken in or out."""

import json
import statistics
import threading
import time
from pathlib import Path

from load import WrongAnswer

# How W1 is asked meanwhile: by people who rest between two plans, 400 of them a second; by one who never rests; and by
# more at once than the processors can serve.
LOADS = [
    ("by 16 connections that rest 40 ms", 16, 40),
    ("by one connection", 1, 0),
    ("by 16 connections", 16, 0),
]
LONGEST_SECONDS = 60


def disk_bytes(folder):
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


def measure_beside(bench):
    starts = []
    for _ in range(3):
        with bench.serve("one-process") as server:
            starts.append(server.cold_start_ms)
            server.come_to_rest()
            idle = server.memory_mb()
    print(f"# cold start {statistics.median(starts):.0f} ms, memory idle {idle:.0f} MB")
    per_client = disk_bytes(bench.made / "data") / bench.options.clients
    print(f"# disk {per_client / 1000:.1f} kB a client", flush=True)

    referrals = (bench.made / "referrals.csv").read_bytes()
    for load in LOADS:
        with bench.serve("one-process") as server:
            requests = bench.requests(server)
            under_load(requests, load, "nothing", lambda stop: stop.wait(5 * bench.options.seconds))
            under_load(requests, load, "exports of 50,000 rows", lambda stop: export(requests, 5 * bench.options.seconds))
            under_load(requests, load, "an import of 50,000 rows", lambda stop: take_in(requests, referrals))
            print(f"# memory at its most {server.memory_mb('VmHWM'):.0f} MB", flush=True)


def under_load(requests, load, what, act):
    """W1 second by second while `act` runs."""
    name, connections, rest_ms = load
    stop = threading.Event()
    done = threading.Event()
    faults = []

    def work():
        try:
            act(stop)
        except BaseException as fault:  # said below, where it ends the measurement
            faults.append(fault)
        done.set()

    requests.load("W1", connections, 1, rest_ms)
    requests.server.come_to_rest()
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    seconds = []
    while not seconds or (not done.is_set() and len(seconds) < LONGEST_SECONDS):
        seconds.append(requests.load("W1", connections, 1, rest_ms))
    if faults:
        raise faults[0]
    rate = statistics.mean(one["rate"] for one in seconds)
    p99 = statistics.median(one["p99"] for one in seconds)
    worst = max(one["p99"] for one in seconds)
    slow = sum(one["slow"] for one in seconds) / sum(one["answers"] for one in seconds)
    print(
        f"# W1 {name} beside {what}: {rate:.0f} req/s, p99 in the middle second {p99:.2f} ms, in the worst {worst:.2f} ms; over 10 ms"
        f" {100 * slow:.2f} % ({len(seconds)} s{'' if done.is_set() else ', and it went on'})",
        flush=True,
    )


def export(requests, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        method, address, cookie, _ = next(requests.lines("export"))
        status, _, content = requests.server.ask(method, address, cookie)
        if status != 200 or not content:
            raise WrongAnswer(f"the export was answered {status} with {len(content)} bytes")


def take_in(requests, referrals):
    cookie = requests.cookies["virkailija1"]
    ask = requests.server.ask
    status, _, content = ask(
        "POST",
        "/api/v1/imports?kind=referrals&file_name=malli.csv",
        cookie,
        referrals,
        {"Content-Type": "text/csv"},
    )
    if status != 201:
        raise WrongAnswer(f"the import was answered {status}: {content[:300]}")
    made = json.loads(content)
    headers = {"If-Match": f'"{made["version"]}"'}
    status, _, content = ask("POST", f"/api/v1/imports/{made['id']}/run", cookie, "{}", headers)
    if status != 200:
        raise WrongAnswer(f"the run of the import was answered {status}: {content[:300]}")
