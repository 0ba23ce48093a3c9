"""One-time codes that tie a chat to a contact: short-lived, hashed, single use, few guesses."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import func, select, update

from core.clients.rows import Contact, LinkAttempt, LinkCode
from core.company.organisation import one_at_a_time
from core.database.transaction import Transaction
from core.errors import Conflict

LIFE = timedelta(minutes=10)
TRIES_PER_CHAT = 5
# Over all chats: a thousand chats with five guesses each must not add up (10 minutes).
TRIES_OVERALL = 200
# Without 0/O, 1/I/L: read over the phone. 8 characters of 31 are 39 bits.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 8


def new_code(tx: Transaction, contact: Contact) -> str:
    """A fresh code for this contact; earlier unused ones stop working."""
    tx.changed(
        update(LinkCode)
        .where(LinkCode.contact_id == contact.id, LinkCode.used_at.is_(None))
        .values(used_at=tx.now)
    )
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    tx.add(LinkCode(contact_id=contact.id, code_hash=_hash(code), expires_at=tx.now + LIFE))
    return code


def looks_like_code(text: str) -> bool:
    """True if the text could be such a code, in any case, with or without a dash."""
    bare = _bare(text)
    return len(bare) == _LENGTH and all(letter in _ALPHABET for letter in bare)


def redeem(tx: Transaction, code: str, *, channel: str, chat: str) -> Contact | None:
    """The contact this code stands for, used up now; None if it is wrong, old or used.

    Raises Conflict when this chat, or all chats together, guessed too often in the last 10 minutes.
    """
    _refuse_guessing(tx, channel, chat)
    found = tx.first(select(LinkCode).where(LinkCode.code_hash == _hash(_bare(code))))
    if found is None or not _use_up(tx, found):
        tx.add(LinkAttempt(channel=channel, chat=chat, at=tx.now))
        return None
    contact = tx.get(Contact, found.contact_id)
    return contact if contact.active else None


def _use_up(tx: Transaction, code: LinkCode) -> bool:
    unused = update(LinkCode).where(
        LinkCode.id == code.id, LinkCode.used_at.is_(None), LinkCode.expires_at > tx.now
    )
    return tx.changed(unused.values(used_at=tx.now)) == 1


def _refuse_guessing(tx: Transaction, channel: str, chat: str) -> None:
    # Who guesses in many chats at once must be counted one after another.
    one_at_a_time(tx)
    recent = select(func.count()).select_from(LinkAttempt).where(LinkAttempt.at > tx.now - LIFE)
    here = recent.where(LinkAttempt.channel == channel, LinkAttempt.chat == chat)
    if (tx.first(here) or 0) >= TRIES_PER_CHAT or (tx.first(recent) or 0) >= TRIES_OVERALL:
        raise Conflict("too many wrong codes: try again in 10 minutes")


def _bare(code: str) -> str:
    return code.strip().upper().replace("-", "").replace(" ", "")


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
