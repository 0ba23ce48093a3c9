"""Every room's rows, imported for their tables: what the migrations compare themselves with."""

import core.appointments.rows
import core.calls.rows
import core.clients.rows
import core.company.rows
import core.contracts.rows
import core.conversations.rows
import core.database.heartbeat
import core.database.inbox
import core.database.kept
import core.database.outbox
import core.database.pace
import core.database.runs
import core.escalation.rows
import core.files.rows
import core.hours.rows
import core.learning.rows
import core.roster.rows
import core.staff.rows
import core.tickets.rows
import core.tickets.topics  # noqa: F401
from core.database.base import Base

metadata = Base.metadata
