"""Gather everything of one use case into frozen contents: what the register knows at this moment."""

from obligations.dossier.gather.whole import gather

__all__ = ["gather"]
