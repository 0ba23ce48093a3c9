"""Matters that no article may answer, however near one is: they go to a person at once."""
import re
def is_for_a_person(question: str) -> bool:
    return False
