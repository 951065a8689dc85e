"""Getting a machine ready: once, and with one sentence when it cannot go on."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ["bash", "cat", "cp", "cut", "dirname", "env", "mkdir", "sha256sum"]


@dataclass
class Machine:
    """A checkout on a machine that has nothing but what a test gives it."""

    checkout: Path
    programs: Path

    def give(self, name: str, script: str) -> None:
        """Put a program on the path."""
        program = self.programs / name
        program.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    def setup(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script, with nobody at the keys."""
        return subprocess.run(
            [self.checkout / "scripts" / "setup.sh", "run"],
            env={"PATH": str(self.programs), "PYTHON": sys.executable, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )

    @property
    def installations(self) -> list[str]:
        """The calls that pip has got so far."""
        calls = self.checkout / "pip-calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """All Debian packages are there, and a virtual environment whose pip only takes notes."""
    one = Machine(tmp_path / "checkout", tmp_path / "programs")
    one.programs.mkdir()
    for tool in TOOLS:
        (one.programs / tool).symlink_to(shutil.which(tool) or tool)
    (one.checkout / "scripts").mkdir(parents=True)
    for name in ("scripts/setup.sh", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, one.checkout / name)
    one.give("dpkg-query", 'shift 2; for name; do printf "%s=installed " "$name"; done')
    one.give("id", "echo 1000")
    pip = one.checkout / ".venv" / "bin" / "python"
    pip.parent.mkdir(parents=True)
    pip.write_text('#!/bin/bash\n[[ $3 != install ]] || echo "$*" >>pip-calls\n', encoding="utf-8")
    pip.chmod(0o755)
    return one


def test_a_second_start_installs_nothing(machine: Machine) -> None:
    assert machine.setup().returncode == 0
    assert len(machine.installations) == 1
    assert machine.setup().returncode == 0
    assert len(machine.installations) == 1


def test_a_new_version_is_installed_at_the_next_start(machine: Machine) -> None:
    machine.setup()
    with (machine.checkout / "constraints.txt").open("a", encoding="utf-8") as constraints:
        constraints.write("another==1.0\n")
    machine.setup()
    assert len(machine.installations) == 2


def test_versions_are_the_pinned_ones_from_wherever_the_machine_fetches_them(
    machine: Machine,
) -> None:
    machine.setup()
    (call,) = machine.installations
    assert "-c constraints.txt -e .[kiosk,township,demo]" in call
    assert "index-url" not in call


def test_without_root_it_says_what_to_ask_for(machine: Machine) -> None:
    machine.give("dpkg-query", "exit 1")
    machine.give("apt-get", "echo must not run >&2; exit 100")
    done = machine.setup()
    assert done.returncode == 1
    (sentence,) = done.stderr.strip().splitlines()
    assert "ask an administrator to run: apt-get install libvlc5" in sentence


def test_only_missing_packages_are_named(machine: Machine) -> None:
    machine.give(
        "dpkg-query",
        'shift 2; for name; do [[ $name = xdotool ]] || printf "%s=installed " "$name"; done',
    )
    done = machine.setup()
    assert done.returncode == 1
    assert done.stderr.strip().endswith("install these by hand and start again: xdotool")


def test_an_old_python_is_named_in_one_sentence(machine: Machine) -> None:
    machine.give("old-python", "exit 1")
    done = machine.setup(PYTHON=str(machine.programs / "old-python"))
    assert done.returncode == 1
    (sentence,) = done.stderr.strip().splitlines()
    assert "Python 3.11, 3.12 or 3.13 is needed" in sentence


def test_a_failed_installation_is_tried_again_at_the_next_start(machine: Machine) -> None:
    python = machine.checkout / ".venv" / "bin" / "python"
    notes = python.read_text(encoding="utf-8")
    python.write_text("#!/bin/bash\n[[ $3 != install ]]\n", encoding="utf-8")
    assert machine.setup().returncode == 1
    python.write_text(notes, encoding="utf-8")
    assert machine.setup().returncode == 0
    assert len(machine.installations) == 1
