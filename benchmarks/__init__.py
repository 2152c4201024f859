"""What is measured, and how: `python -m benchmarks.run`. Results with their versions are in README.md."""
