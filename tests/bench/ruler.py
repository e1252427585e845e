"""The reference program that Polku is measured beside: C, SQLite and HTTP with nothing on. It is kept outside this
repository; without it there are Polku's own figures alone."""

import os
import re
import shutil
import subprocess
import time
import urllib.request

from polku import free_port


class Ruler:
    def __init__(self, source, folder):
        self.source = source
        self.folder = folder
        self.process = None
        self.there = (source / "bench_limits.sh").is_file()
        if self.there:
            self.build()

    def build(self):
        """Its own script makes its data, builds it and tries it once; then it is kept."""
        data, made = self.folder / "data", self.folder / "run" / "limits"
        if not (made / "built").exists():
            print("making the reference program and its data", flush=True)
            subprocess.run(
                ["python3", self.source / "gen_data.py", data, "--seed", "42"], check=True, stdout=subprocess.DEVNULL
            )
            environment = {**os.environ, "DATA": str(data), "WORK": str(self.folder / "run"), "SECS": "1", "CONNS": "1"}
            subprocess.run(
                ["bash", self.source / "bench_limits.sh", "http"],
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            shutil.copy(made / "http.db", made / "built")
        self.made = made

    def start(self):
        """Anew, with its data as they were made."""
        if not self.there:
            return
        for beside in ("http.db", "http.db-wal", "http.db-shm"):
            (self.made / beside).unlink(missing_ok=True)
        shutil.copy(self.made / "built", self.made / "http.db")
        self.port = free_port()
        self.process = subprocess.Popen(
            [self.made / "httpd", self.made / "http.db", str(self.port)], env={**os.environ, "SYNC": "FULL"}
        )
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5)
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.02)

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def rate(self, workload, connections, seconds):
        """Requests a second, by its own script for wrk; nothing when it is not there."""
        if not self.process:
            return None
        requests = self.made / "reqs"
        said = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s"]
            + ["-s", self.source / "lib" / "replay.lua", f"http://127.0.0.1:{self.port}"]
            + ["--", requests / f"{workload}.tsv", requests / "tokens.tsv"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        if not re.search(r'"bad":0,"sock_err":0', said):
            raise SystemExit(f"bench: the reference program failed in {workload}: {said}")
        return float(re.search(r'"rps":([\d.]+)', said)[1])
