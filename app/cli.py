"""The command `dezurni`. Status 0: done; 1: the answer is no; 2: the call or the data is wrong."""

import os
import sys

import typer
from sqlalchemy.exc import SQLAlchemyError

from app.commands import (
    appointments,
    articles,
    backups,
    calls,
    company,
    contracts,
    duty,
    hours,
    knowledge,
    learning,
    operation,
    pages,
    prompts,
    roster,
    routing,
    sessions,
    staff,
    statements,
)
from core.errors import SchemaOutdated, Wrong

# typer carries its own click, and names of it only what derives from this.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]

cli = typer.Typer(
    help="Dežurni: the support desk of a company that sells support by contract.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for group in (
    operation,
    company,
    routing,
    duty,
    pages,
    calls,
    prompts,
    roster,
    knowledge,
    articles,
    learning,
    contracts,
    hours,
    sessions,
    appointments,
    statements,
    backups,
    staff,
):
    group.add_commands(cli)


def main() -> None:
    """Runs the command; whatever is wrong is one clear line on standard error, never a traceback."""
    try:
        status = cli(standalone_mode=False)
        sys.stdout.flush()
    except _UsageError as error:
        # Without a command the help was printed already, and there is no message.
        status = _complain(f"{_misused(error)} (see: dezurni --help)") if str(error) else 2
    except typer.Abort:
        status = 130
    except (Wrong, SchemaOutdated) as error:
        status = _complain(str(error))
    except SQLAlchemyError as error:
        status = _complain(f"the database: {_first_line(error)}: check DEZURNI_DATABASE_URL")
    except BrokenPipeError:
        # The reader has gone (`| head`). The interpreter's last flush must not complain of it either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        status = _complain(f"{error.filename or 'system'}: {error.strerror or error}")
    # The command's top: a fault of ours is said in one line, and told apart from wrong data.
    except Exception as error:
        status = _complain(f"a fault of ours: {type(error).__name__}: {_first_line(error)}")
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str) -> int:
    print(f"dezurni: {message}", file=sys.stderr)
    return 2


def _misused(error: Exception) -> str:
    """What is wrong with the call, with the option's name, which is not in the error's own text."""
    message: str = error.format_message() if hasattr(error, "format_message") else str(error)
    return " ".join(message.split())


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
