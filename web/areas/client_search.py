"""Finding a client by whatever somebody knows of it."""

from sqlalchemy import ColumnElement, or_, select

from core.clients.rows import Client, Contact, ContactMethod


def matching(typed: str) -> ColumnElement[bool]:
    """By code, name, tax number, the name of a contact, or a telephone number however it is written."""
    like = f"%{typed.replace('%', '')}%"
    found = [Client.name.ilike(like), Client.code.ilike(like), Client.tax_id == typed]
    people = select(Contact.client_id).where(Contact.name.ilike(like))
    digits = "".join(letter for letter in typed if letter.isdigit()).lstrip("0")
    if len(digits) >= 5:
        numbers = select(Contact.client_id).join(ContactMethod, ContactMethod.contact_id == Contact.id)
        found.append(Client.id.in_(numbers.where(ContactMethod.address.like(f"%{digits}%"))))
    return or_(*found, Client.id.in_(people))
