"""Synthetic rows at any size, to measure with: a few archetypes are worked out once and copied."""
