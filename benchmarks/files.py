"""Materials as they are handed on: how fast, and how much memory 200 MB of files take on their way out."""

from benchmarks.table import Figure, show
from tests.running import Site


def run(site: Site) -> None:
    """On a site that runs; four films of 50 MB come into its store."""
    found = site.ask("benchmarks.files_inside")
    show([
        Figure("zip of 200 MB, streamed: memory on top", found["zip"]["memory"], "MiB", "<= 10"),
        Figure("zip of 200 MB, streamed", found["zip"]["seconds"], "s"),
        Figure("a file of 50 MB: memory on top", found["whole"]["memory"], "MiB", "<= 10"),
        Figure("a file of 50 MB", found["whole"]["seconds"], "s"),
        Figure("its last 1000 bytes", found["part"]["seconds"] * 1000, "ms"),
        Figure("a file of 50 MB looked at and kept", found["kept"]["seconds"], "s"),
    ])  # fmt: skip
