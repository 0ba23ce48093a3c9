"""Signs the contracts of the examples, and amends each on its day, through the door that everyone uses."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from core.company_file.reading import read_company
from core.database.transaction import Database
from core.desk.load_company import load_company
from simulator.clock import TurnableClock
from tests.core.hours.worked.example import BELGRADE

_HERE = Path(__file__).parent
_OPENED_ON = "2025-01-01"


def sign_all(database: Database, folder: Path) -> None:
    """The whole history of the contracts, one company file loaded after another."""
    company = _read("contracts.yaml")
    _load(database, folder, company, _OPENED_ON)
    for amendment in _read("amendments.yaml"):
        _amend(company, amendment)
        _load(database, folder, company, amendment["from"])


def _read(name: str) -> Any:
    return yaml.safe_load((_HERE / name).read_text("utf-8"))


def _amend(company: dict[str, Any], amendment: dict[str, Any]) -> None:
    clients = {client["code"]: client for client in company["clients"]}
    for code, change in amendment["contracts"].items():
        contract = clients[code]["contract"]
        clients[code]["contract"] = None if change is None else {**contract, **change}
    for plan in company["plans"]:
        plan.update(amendment.get("plans", {}).get(plan["code"], {}))


def _load(database: Database, folder: Path, company: dict[str, Any], on: str) -> None:
    path = folder / f"company-{on}.yaml"
    path.write_text(json.dumps(company, ensure_ascii=False), "utf-8")  # JSON is YAML
    morning = datetime.fromisoformat(f"{on}T09:00").replace(tzinfo=BELGRADE)
    with database.begin(TurnableClock(start=morning)) as tx:
        load_company(tx, read_company(path))
