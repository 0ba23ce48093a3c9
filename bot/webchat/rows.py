"""What stands in a web chat: a page that is loaded again shows the whole talk."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class WebChatMessage(Base):
    """One message in one web chat; `rows` are its buttons, `key` makes a repeat harmless."""

    __tablename__ = "web_chat_messages"

    id: Mapped[RowId]
    chat: Mapped[str] = mapped_column(String(128), index=True)
    sent_at: Mapped[datetime]
    key: Mapped[str] = mapped_column(String(192), unique=True)
    # desk | visitor
    author: Mapped[str] = mapped_column(String(8))
    text: Mapped[str]
    rows: Mapped[list[Any]]
    # What file goes with it, made when it is fetched: {"file", "facts", "language"}.
    file: Mapped[dict[str, Any] | None]
