"""Somebody of the staff signs in: by password or by a link, and then with the second factor."""

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
    make_link,
    note_failure,
    open_session,
    too_many_failures,
    use_link,
)

FIRST_LINK_LASTS = timedelta(hours=24)


def sign_in(tx: Transaction, name: str, password: str, address: str) -> Token | None:
    """A session for whoever gives the right name (code or e-mail) and password; None for anybody else.

    Who it is that does not exist, has no password or failed too often cannot be told from the answer.
    """
    typed = name.strip().casefold()
    refused = too_many_failures(tx, typed, address)
    operator = _by_name(tx, typed)
    account = tx.session.get(Account, operator.code) if operator else None
    right = is_right(password, account.password_hash if account else None)
    if operator is None or account is None or refused or not right:
        note_failure(tx, typed, address)
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
    return open_session(tx, operator.code, "open") if operator else None


def send_link(tx: Transaction, moment: Moment, name: str, public_url: str) -> None:
    """Sends a sign-in link into the operator's own chat; nothing where there is none."""
    operator = _by_name(tx, name.strip().casefold())
    chat = operator_chat(moment.company, operator) if operator else None
    lately = f"{tx.now:%Y%m%d%H}{tx.now.minute // 2:02}"
    if operator and chat:
        url = f"{public_url}/enter/{make_link(tx, operator.code).text}"
        say(tx, chat, Text("sign-in-link", {"url": url}), key=f"sign-in-link:{operator.code}:{lately}")


def give_code(tx: Transaction, session: StaffSession, code: str, address: str) -> Token | None:
    """The session anew once the authenticator's code is right; None if it is not, or was used."""
    account = account_of(tx, session.operator)
    if too_many_failures(tx, session.operator, address) or not _is_right_now(tx, account, code):
        note_failure(tx, session.operator, address)
        return None
    return _anew(tx, session)


def set_second_factor(tx: Transaction, session: StaffSession, secret: str, code: str) -> Token | None:
    """Keeps the authenticator's secret and opens the session anew; None if the code is not one of it.

    Who has not signed in in full may set one only where there is none yet.
    """
    account = account_of(tx, session.operator)
    step = step_of(secret, code, tx.now, 0)
    if step is None or (account.totp_secret and session.stage != "open"):
        return None
    account.totp_secret, account.totp_step = secret, step
    end_sessions(tx, session.operator, but=session.id)
    note(tx, session.operator, "second-factor", "account", session.operator)
    return _anew(tx, session)


def set_password(tx: Transaction, session: StaffSession, password: str) -> str | None:
    """Keeps a new password and ends every other session of the operator; or what is wrong with it."""
    operator = operator_by_code(tx, session.operator)
    fault = fault_of(password, (operator.code, *operator.name.split(), "dezurni", "password", "lozinka"))
    if fault is None:
        account_of(tx, operator.code).password_hash = hashed(password)
        end_sessions(tx, operator.code, but=session.id)
        note(tx, operator.code, "password", "account", operator.code)
    return fault


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


def _active(tx: Transaction, code: str) -> Operator | None:
    return tx.first(select(Operator).where(Operator.code == code, Operator.active))
