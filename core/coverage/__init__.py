"""When the desk is open: business hours, holidays, working time."""
