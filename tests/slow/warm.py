"""Imported by one process alone: the one from which those that chaos kills are forked."""

from tests.slow.doomed import warm

warm()
