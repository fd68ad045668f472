"""What is measured, each a command that prints figures: `make bench`, or one of them, such as `python -m benchmarks pages`."""
