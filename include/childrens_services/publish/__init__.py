"""Publish: the copy that may be shown, the scorecard, and one view per programme."""
