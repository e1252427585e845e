"""How W1, W2 and W4 grow from the made clients to ten times as many. The others are copies of them in casework's
database, made while no server runs: the same rows under ids of their own. What stands in logs stays as it was."""

import random
import shutil
import sqlite3
import statistics
import subprocess

TIMES = 10
CONNECTIONS = 16
WORKLOADS = ["W1", "W2", "W4"]

# Whose columns name something that is copied.
TABLES = {
    "client": ["id"],
    "client_number": ["client"],
    "client_case": ["id", "client", "responsible_by"],
    "responsibility": ["case_id", "handover"],
    "party": ["id", "case_id"],
    "consent": ["id", "client"],
    "consent_category": ["consent"],
    "consent_recipient": ["consent"],
    "grants": ["case_id", "client"],
    "listed_client": ["case_id", "client"],
    "handover": ["id", "case_id"],
    "handover_package": ["handover"],
    "plan_goal": ["id", "case_id"],
    "plan_action": ["id", "case_id", "goal"],
    "plan_version": ["id", "case_id"],
    "plan_version_part": ["version"],
    "plan_agreement": ["version"],
}
# Which rows: those of the cases that are under way. An inbox does not grow with the clients.
WHICH = {
    "client": "id IN (SELECT client FROM chosen)",
    "client_number": "client IN (SELECT client FROM chosen)",
    "client_case": "id IN (SELECT id FROM chosen)",
    "consent": "client IN (SELECT client FROM chosen)",
    "consent_category": "consent IN (SELECT c.id FROM consent c JOIN chosen USING (client))",
    "consent_recipient": "consent IN (SELECT c.id FROM consent c JOIN chosen USING (client))",
    "handover_package": "handover IN (SELECT h.id FROM handover h JOIN chosen ON chosen.id = h.case_id)",
    "plan_version_part": "version IN (SELECT v.id FROM plan_version v JOIN chosen ON chosen.id = v.case_id)",
    "plan_agreement": "version IN (SELECT v.id FROM plan_version v JOIN chosen ON chosen.id = v.case_id)",
}
OF_CASE = "case_id IN (SELECT id FROM chosen)"
# What is unique in other ways: a copy has a number of its own, and no identity code.
OTHERWISE = {
    ("client_number", "number"): "number || '-{copy}'",
    ("client", "code_sealed"): "NULL",
    ("client", "code_hash"): "NULL",
}


def copied_id(text, copy):
    """A valid id again, as of another time: all that were made begin with 01."""
    return f"{0x10 + copy:02x}{text[2:]}"


def multiply(database):
    guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("PRAGMA recursive_triggers = OFF")
    database.execute("BEGIN")
    for name, _ in guards:
        database.execute(f"DROP TRIGGER {name}")
    database.execute("CREATE TEMP TABLE chosen (id TEXT PRIMARY KEY, client TEXT)")
    database.execute(
        "INSERT INTO chosen SELECT id, client FROM client_case"
        " WHERE id NOT IN (SELECT case_id FROM handover WHERE state = 'proposed')"
    )
    database.execute("CREATE INDEX temp.chosen_client ON chosen (client)")
    for table, ids in TABLES.items():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        database.execute(f"CREATE TEMP TABLE copying AS SELECT * FROM {table} WHERE {WHICH.get(table, OF_CASE)}")
        for copy in range(1, TIMES):
            taken = []
            for column in columns:
                text = OTHERWISE.get((table, column), column).format(copy=copy)
                if column in ids:
                    text = f"'{0x10 + copy:02x}' || substr({column}, 3)"
                taken.append(text)
            database.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(taken)} FROM copying")
        database.execute("DROP TABLE copying")
    for _, sql in guards:
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if database.execute("PRAGMA foreign_key_check").fetchone():
        raise SystemExit("bench: a copy names what is not there")


def grown(bench):
    """Made once, as long as what it is made of is the same."""
    small = bench.made
    large = small.with_name(small.name + f"-times-{TIMES}")
    stamp = (small / "checked").stat().st_mtime
    if (large / "whole").exists() and (large / "whole").stat().st_mtime >= stamp:
        return large
    print(f"copying the clients {TIMES} times", flush=True)
    shutil.rmtree(large, ignore_errors=True)
    shutil.copytree(small / "data", large / "data")
    database = sqlite3.connect(large / "data" / "casework.db", isolation_level=None)
    multiply(database)
    database.close()
    chance = random.Random(1)
    (large / "requests").mkdir()
    for file in (small / "requests").iterdir():
        text = file.read_text()
        if file.name == "W1.tsv":
            text = "".join(for_copy(line, chance.randrange(TIMES)) + "\n" for line in text.splitlines())
        (large / "requests" / file.name).write_text(text)
    subprocess.run(
        [bench.program, "check", "--data", large / "data"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    (large / "whole").touch()
    return large


def for_copy(line, copy):
    if copy == 0:
        return line
    before, rest = line.split("/cases/")
    case_id, after = rest.split("/", 1)
    return f"{before}/cases/{copied_id(case_id, copy)}/{after}"


def measure_growth(bench):
    """Both sizes in turn, so that what the machine does meanwhile meets both."""
    large = grown(bench)
    rates = {workload: {} for workload in WORKLOADS}
    for _ in range(bench.options.pairs):
        for made in (bench.made, large):
            with bench.serve("one-process", made) as server:
                requests = bench.requests(server, made)
                for workload in WORKLOADS:
                    requests.load(workload, CONNECTIONS, 1)
                    server.come_to_rest()
                    found = requests.load(workload, CONNECTIONS, bench.options.seconds)
                    rates[workload].setdefault(made, []).append(found["rate"])
    for workload, found in rates.items():
        small_rate, large_rate = (statistics.median(found[made]) for made in (bench.made, large))
        print(
            f"# growth of {workload} to {TIMES} times the clients: {small_rate:.0f} to {large_rate:.0f} req/s,"
            f" {small_rate / large_rate:.2f}x",
            flush=True,
        )
