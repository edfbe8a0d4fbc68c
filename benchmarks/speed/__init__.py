"""How fast the product is: `python -m benchmarks` measures, and writes docs/performance.md."""
