"""What is not ours in the browser is what its table says: unchanged, with its licence, from where it was published."""

import re
from hashlib import sha256
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "static" / "bijeen" / "vendor"


def test_every_file_of_others_stands_in_the_table_and_nothing_in_it_was_changed():
    table = (VENDOR / "README.md").read_text()
    rows = dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|", table, re.M))
    files = {f"{path.relative_to(VENDOR)}": path for path in VENDOR.rglob("*.js")}
    assert files and {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == rows
    assert all((path.parent / "LICENSE").exists() for path in files.values())
