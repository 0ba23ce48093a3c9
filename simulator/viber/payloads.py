"""What may be sent to Viber: strict, so that whatever it would refuse or not show is told."""

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

MOST_JSON_BYTES = 30_000
MOST_PICTURE_BYTES = 1_000_000
MOST_FILE_BYTES = 50 * 1024 * 1024
PICTURE_ENDINGS = (".jpeg", ".jpg", ".png", ".gif")
_COLUMNS, _MOST_ROWS = 6, 12


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Button(_Part):
    """One button of a keyboard."""

    Columns: Annotated[int, Field(ge=1, le=6)]
    Rows: Annotated[int, Field(ge=1, le=2)]
    ActionType: Literal["reply", "open-url", "none"]
    ActionBody: Annotated[str, Field(min_length=1, max_length=250)]
    Text: Annotated[str, Field(min_length=1, max_length=250)]
    TextSize: Literal["small", "regular", "large"] = "regular"
    Silent: bool = False


class Keyboard(_Part):
    """The keys in the place of the letters; only the last message's are shown."""

    Type: Literal["keyboard"]
    DefaultHeight: bool = False
    Buttons: Annotated[list[Button], Field(min_length=1)]

    @model_validator(mode="after")
    def _fills_its_rows(self) -> "Keyboard":
        columns = sum(button.Columns for button in self.Buttons)
        if columns % _COLUMNS or columns // _COLUMNS > _MOST_ROWS:
            raise ValueError(f"{columns} columns are no {_MOST_ROWS} rows of {_COLUMNS} at most")
        return self


class Sender(_Part):
    """Who speaks."""

    name: Annotated[str, Field(min_length=1, max_length=28)]


class Message(_Part):
    """One message to one person; `receiver` is missing in a welcome alone."""

    receiver: str | None = None
    min_api_version: Annotated[int, Field(ge=1, le=8)]
    sender: Sender
    type: Literal["text", "picture", "file"]
    text: Annotated[str, Field(max_length=7000)] | None = None
    media: Annotated[str, Field(max_length=2000)] | None = None
    size: Annotated[int, Field(gt=0, le=MOST_FILE_BYTES)] | None = None
    file_name: Annotated[str, Field(min_length=1, max_length=256)] | None = None
    keyboard: Keyboard | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "Message":
        match self.type:
            case "text" if not self.text:
                raise ValueError("a text without text")
            case "picture" if self.text is None or len(self.text) > 512 or not self.media:
                raise ValueError("a picture needs its address, and a text of at most 512 letters")
            case "picture" if not urlsplit(self.media or "").path.endswith(PICTURE_ENDINGS):
                raise ValueError("the address of a picture ends with .jpeg, .png or .gif")
            case "file" if not (self.media and self.size and self.file_name):
                raise ValueError("a file needs its address, its size and its name")
        return self

    @property
    def labels(self) -> list[str]:
        """What stands on its buttons."""
        return self._keys(are_commands=False)

    @property
    def menu(self) -> list[str]:
        """What stands on the keys that type a command."""
        return self._keys(are_commands=True)

    def _keys(self, *, are_commands: bool) -> list[str]:
        keys = self.keyboard.Buttons if self.keyboard else []
        return [key.Text for key in keys if key.ActionBody.startswith("/") is are_commands]


def read_message(body: Any) -> tuple[Message | None, str]:
    """The message, or None and what is wrong with it."""
    try:
        return Message.model_validate(body), ""
    except ValidationError as error:
        return None, "; ".join(f"{each['loc']}: {each['msg']}" for each in error.errors())
