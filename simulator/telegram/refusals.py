"""How the Bot API says no, in its own words."""

from typing import Any


class Refused(Exception):
    """The call is answered with `ok: false`.

    `breaks_rule` is true where no correct program would have made this call (a text too long, a tag
    unknown to Telegram); false where the world is to blame (the person blocked us).
    """

    def __init__(
        self,
        code: int,
        description: str,
        *,
        breaks_rule: bool = False,
        parameters: dict[str, int] | None = None,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.breaks_rule = breaks_rule
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            body["parameters"] = self.parameters
        return body


class NoAnswer(ConnectionError):
    """The connection broke; whether the call was carried out, the caller cannot know."""


def rule_broken(reason: str) -> Refused:
    """A refusal that points to a mistake in our program."""
    return Refused(400, f"Bad Request: {reason}", breaks_rule=True)


def not_possible(reason: str) -> Refused:
    """A refusal for what is so in the world at this moment; a correct program meets it too."""
    return Refused(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    """The person does not want us, or is gone."""
    return Refused(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refused:
    """Two ways of listening at once."""
    return Refused(409, f"Conflict: {reason}")


def flood(retry_after: int) -> Refused:
    """Too much, too fast; `retry_after` is in seconds."""
    return Refused(
        429, f"Too Many Requests: retry after {retry_after}", parameters={"retry_after": retry_after}
    )


def migrated(new_chat_id: int) -> Refused:
    """The group became a supergroup and has another id now."""
    return Refused(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": new_chat_id},
    )
