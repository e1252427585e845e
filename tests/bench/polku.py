"""Polku as it is measured: started one way or the other, asked by people who signed in, and watched."""

import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import time

PARTS = ["identity", "casework", "outcomes", "payments", "notices", "journal", "gateway"]
PASSWORD = "polku-sample-2026"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`polku serve` over a data directory; `way` is one-process or separate, with -tls for the public door."""

    def __init__(self, program, data, way, log):
        self.tls = way.endswith("-tls")
        self.port = free_port()
        self.log = open(log, "ab")
        settings = {
            "POLKU_DATA": str(data),
            "POLKU_SERVER_TLS": "true" if self.tls else "false",
            "POLKU_SERVER_PORT": str(self.port),
            "POLKU_SERVER_METRICS_PORT": "0",
        }
        alone = [[program, "serve"]]
        commands = [[program, "serve", "--only", part] for part in PARTS] if way.startswith("separate") else alone
        self.started = time.monotonic()
        self.processes = [
            subprocess.Popen(
                command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=self.log, cwd=data
            )
            for command in commands
        ]
        self.cold_start_ms = self.wait_for_health()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.go_on()
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait()
        self.log.close()

    @property
    def address(self):
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def connection(self):
        if self.tls:
            return http.client.HTTPSConnection("127.0.0.1", self.port, context=ssl._create_unverified_context())
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def wait_for_health(self):
        while True:
            if any(process.poll() is not None for process in self.processes):
                raise SystemExit("bench: the server ended; its log says why")
            try:
                connection = self.connection()
                connection.request("GET", "/health")
                if connection.getresponse().status == 200:
                    return 1000 * (time.monotonic() - self.started)
            except OSError:
                time.sleep(0.002)

    # --- asking

    def ask(self, method, address, cookie="", body="", headers=None):
        """One request on a connection of its own: status, headers and body."""
        connection = self.connection()
        sent = {"X-Polku-Request": "1", **({"Cookie": cookie} if cookie else {})}
        if body:
            sent["Content-Type"] = "application/json"
        connection.request(method, address, body.encode() if isinstance(body, str) else body, {**sent, **(headers or {})})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer.headers, content

    def sign_in(self, person):
        for _ in range(200):
            body = json.dumps({"username": person, "password": PASSWORD})
            status, headers, _ = self.ask("POST", "/api/v1/session", body=body)
            if status != 503:  # a part that is still coming up
                break
            time.sleep(0.1)
        if status != 201:
            raise SystemExit(f"bench: {person} could not sign in: {status}")
        return headers["Set-Cookie"].split(";")[0]

    # --- watching

    def memory_mb(self, field="VmRSS"):
        """Of all processes together; VmHWM is the most that it ever was."""
        total = 0
        for process in self.processes:
            with open(f"/proc/{process.pid}/status") as status:
                total += next(int(line.split()[1]) for line in status if line.startswith(field))
        return total / 1024

    def cpu_seconds(self):
        total = 0
        for process in self.processes:
            with open(f"/proc/{process.pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")

    def come_to_rest(self, at_most=5.0):
        """Until what answers have left behind (the journal's gathering above all) is done."""
        until = time.monotonic() + at_most
        before = self.cpu_seconds()
        while time.monotonic() < until:
            time.sleep(0.2)
            now = self.cpu_seconds()
            if now - before < 0.02:
                return
            before = now

    def stand_still(self):
        for process in self.processes:
            process.send_signal(signal.SIGSTOP)

    def go_on(self):
        for process in self.processes:
            process.send_signal(signal.SIGCONT)
