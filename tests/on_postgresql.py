"""Runs the office's tests on PostgreSQL instead of SQLite, in a cluster that is gone afterwards.

``python -m tests.on_postgresql`` runs all of them; words that follow are pytest's.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

from bench.cluster import OFFICE, Cluster

ROOMS = "tests/township"


def main(words: Sequence[str]) -> int:
    """Run them; pytest's exit code."""
    with Cluster() as cluster:
        address = cluster.create(OFFICE)
        with cluster.connect("postgres") as line:
            # pytest-django makes a data base of its own for each process.
            line.execute(f"ALTER ROLE {OFFICE} CREATEDB")
        chosen = words or (ROOMS, "-n", "auto")
        command = [sys.executable, "-m", "pytest", "--quiet", *chosen]
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
