"""A company file with as many clients as a story of sending needs."""

import json
from pathlib import Path
from typing import Any

from core.company_file.reading import read_company
from tests.stories.world import COMPANY

FIRST_CHAT = 60_000


def company_of(folder: Path, count: int, *, with_telegram: bool = True) -> Path:
    """The example company with exactly so many clients, each with one contact who gets the statement."""
    data = read_company(COMPANY).model_dump(mode="json", by_alias=True)
    data["clients"] = [client_with(number, with_telegram=with_telegram) for number in range(count)]
    path = folder / "company.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def client_with(number: int, *, with_telegram: bool = True) -> dict[str, Any]:
    contact = {"code": f"k{number:03}-ana", "name": f"Ana {number}", "gets_statement": True}
    if with_telegram:
        contact["telegram_id"] = FIRST_CHAT + number
    return {
        "code": f"k{number:03}",
        "name": f"Klijent {number} d.o.o.",
        "contract": {"plan": "osnovna", "from": "2020-01-01"},
        "contacts": [contact],
    }
