"""Who is on duty: schedules, turns, overrides, absences, holes."""
