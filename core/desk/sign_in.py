"""Somebody of the staff signs in: by password or by a link, and then with the second factor."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, or_, select, update

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.roster.reading import operator_by_code
from core.roster.rows import Operator
from core.staff.audit import note
from core.staff.passwords import fault_of, hashed, is_right
from core.staff.rows import Account, StaffSession
from core.staff.second_factor import step_of
from core.staff.sessions import (
    Token,
    end_sessions,
    links_lately,
    make_link,
    note_failure,
    open_session,
    too_many_failures,
    use_link,
)

FIRST_LINK_LASTS = timedelta(hours=24)
# Who signed in within this time may change how they sign in.
FRESH = timedelta(minutes=15)
_LINKS_AN_HOUR = 5


@dataclass(frozen=True)
class Try:
    """One try to sign in; `stored` is the hash that the password must have, None where there is none.

    To compare them takes a processor a while, so it is done within no transaction: nobody keeps the desk from
    writing by guessing passwords. `is_refused`: there were too many tries, and nothing is compared.
    """

    name: str
    address: str
    stored: str | None
    is_refused: bool

    def is_right(self, password: str) -> bool:
        """True for the password; takes as long where there is none."""
        return not self.is_refused and is_right(password, self.stored)


def try_of(tx: Transaction, name: str, address: str) -> Try:
    """What the password of this name (code or e-mail) is to be compared with."""
    typed = name.strip().casefold()
    operator = _by_name(tx, typed)
    account = tx.session.get(Account, operator.code) if operator else None
    stored = account.password_hash if account else None
    return Try(typed, address, stored, too_many_failures(tx, typed, address))


def sign_in(tx: Transaction, tried: Try, *, is_right: bool) -> Token | None:
    """A session for whoever gave the right name and password; None for anybody else, and it is counted.

    Who it is that does not exist, has no password or failed too often cannot be told from the answer.
    """
    operator = _by_name(tx, tried.name)
    account = tx.locked(Account, operator.code) if operator else None
    refused = too_many_failures(tx, tried.name, tried.address)
    if (
        operator is None
        or account is None
        or refused
        or not is_right
        or account.password_hash != tried.stored
    ):
        note_failure(tx, tried.name, tried.address)
        return None
    return _opened(tx, operator, account, by="password")


def sign_in_by_link(tx: Transaction, link: str) -> Token | None:
    """A session for the operator whose link it is; None if it was used, is too old or unknown."""
    code = use_link(tx, link)
    operator = _active(tx, code) if code else None
    if operator is None:
        return None
    return _opened(tx, operator, account_of(tx, operator.code), by="link")


def open_for(tx: Transaction, code: str) -> Token | None:
    """A session for this operator without any proof: for the demo alone."""
    operator = _active(tx, code)
    if operator is None:
        return None
    note(tx, operator.code, "sign-in", "account", operator.code, by="demo", stage="open")
    return open_session(tx, operator.code, "open")


def send_link(tx: Transaction, moment: Moment, name: str, address: str, public_url: str) -> None:
    """Sends a sign-in link into the operator's own chat; nothing where there is none.

    Each counts as a try of this address, and nobody is woken by more than a few an hour.
    """
    typed = name.strip().casefold()
    operator = _by_name(tx, typed)
    chat = operator_chat(moment.company, operator) if operator else None
    lately = f"{tx.now:%Y%m%d%H}{tx.now.minute // 2:02}"
    is_refused = too_many_failures(tx, _asks_link(typed), address)
    note_failure(tx, _asks_link(typed), address)
    if operator and chat and not is_refused and links_lately(tx, operator.code) < _LINKS_AN_HOUR:
        url = f"{public_url}/enter/{make_link(tx, operator.code).text}"
        say(tx, chat, Text("sign-in-link", {"url": url}), key=f"sign-in-link:{operator.code}:{lately}")


def give_code(tx: Transaction, session: StaffSession, code: str, address: str) -> Token | None:
    """The session anew once the authenticator's code is right; None if it is not, or was used."""
    account_of(tx, session.operator)
    account = tx.locked(Account, session.operator)  # whoever tries many codes at once tries them one by one
    assert account is not None
    if too_many_failures(tx, session.operator, address) or not _is_right_now(tx, account, code):
        note_failure(tx, session.operator, address)
        return None
    return _anew(tx, session)


def set_second_factor(tx: Transaction, session: StaffSession, secret: str, code: str) -> Token | None:
    """Keeps the authenticator's secret and opens the session anew; None if the code is not one of it.

    Who has not signed in in full, or not lately, may set one only where there is none yet.
    """
    account = account_of(tx, session.operator)
    step = step_of(secret, code, tx.now, 0)
    may_replace = session.stage == "open" and is_fresh(tx, session)
    if step is None or (account.totp_secret and not may_replace):
        return None
    account.totp_secret, account.totp_step = secret, step
    end_sessions(tx, session.operator, but=session.id)
    note(tx, session.operator, "second-factor", "account", session.operator)
    return _anew(tx, session)


def set_password(tx: Transaction, session: StaffSession, password: str) -> str | None:
    """Keeps a new password and ends every other session of the operator; or what is wrong with it.

    A session of hours ago changes no password that there is ("stale"): somebody else may sit before it.
    """
    if account_of(tx, session.operator).password_hash and not is_fresh(tx, session):
        return "stale"
    operator = operator_by_code(tx, session.operator)
    fault = fault_of(password, (operator.code, *operator.name.split(), "dezurni", "password", "lozinka"))
    if fault is None:
        account_of(tx, operator.code).password_hash = hashed(password)
        end_sessions(tx, operator.code, but=session.id)
        note(tx, operator.code, "password", "account", operator.code)
    return fault


def is_fresh(tx: Transaction, session: StaffSession) -> bool:
    """True if whoever is there has signed in a moment ago."""
    return session.created_at > tx.now - FRESH


def drop_second_factor(tx: Transaction, code: str) -> None:
    """The operator's authenticator opens nothing any more; signed out, a manager must set a new one."""
    account = account_of(tx, operator_by_code(tx, code).code)
    account.totp_secret = None
    end_sessions(tx, code)


def first_link(tx: Transaction) -> Token | None:
    """A link for the first manager, as long as no manager can sign in; None afterwards, or without one."""
    managers = [
        o
        for o in tx.all(select(Operator).where(Operator.active).order_by(Operator.id))
        if "manager" in o.roles
    ]
    codes = [manager.code for manager in managers]
    can = select(Account.operator).where(Account.operator.in_(codes), Account.password_hash.is_not(None))
    if not managers or tx.first(can) is not None:
        return None
    return make_link(tx, codes[0], FIRST_LINK_LASTS)


def account_of(tx: Transaction, code: str) -> Account:
    """The operator's account, made at its first use."""
    tx.insert_once(Account, operator=code, totp_step=0)
    return tx.session.get_one(Account, code)


def must_have_second_factor(operator: Operator) -> bool:
    """Managers may not do without."""
    return "manager" in operator.roles


def _opened(tx: Transaction, operator: Operator, account: Account, *, by: str) -> Token:
    stage = "code" if account.totp_secret else "enrol" if must_have_second_factor(operator) else "open"
    note(tx, operator.code, "sign-in", "account", operator.code, by=by, stage=stage)
    return open_session(tx, operator.code, stage)


def _anew(tx: Transaction, session: StaffSession) -> Token:
    """What was known before the second factor must not be enough after it."""
    session.ended_at = tx.now
    return open_session(tx, session.operator, "open")


def _is_right_now(tx: Transaction, account: Account, code: str) -> bool:
    step = step_of(account.totp_secret, code, tx.now, account.totp_step) if account.totp_secret else None
    if step is None:
        return False
    newer = update(Account).where(Account.operator == account.operator, Account.totp_step < step)
    return tx.changed(newer.values(totp_step=step)) == 1


def _by_name(tx: Transaction, typed: str) -> Operator | None:
    named = or_(func.lower(Operator.code) == typed, func.lower(Operator.email) == typed)
    return tx.first(select(Operator).where(named, Operator.active)) if typed else None


def _asks_link(typed: str) -> str:
    """Under what it is counted that somebody asks for links, apart from wrong passwords."""
    return f"link {typed}"


def _active(tx: Transaction, code: str) -> Operator | None:
    return tx.first(select(Operator).where(Operator.code == code, Operator.active))
