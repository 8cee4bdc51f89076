"""Benchmarks: each prints what a verb takes beside the bare floor, on the same rows in the same run."""
