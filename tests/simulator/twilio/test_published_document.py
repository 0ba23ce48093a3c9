"""Our table of Twilio's REST requests beside the OpenAPI document that Twilio publishes."""

import json
import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from simulator.twilio.contract import OPERATIONS, Operation
from simulator.twilio.rest import ROUTES

DOCUMENT = Path(__file__).parents[3] / ".venv" / "twilio" / "twilio_api_v2010.json"
# Of @twilio/cli-core 9.0.0, in which the table was read.
DIGEST = "170b3ccd0f891416840083d72f1795b1499b14a18d4873fd2b39f47ef84642d6"
FORM = "application/x-www-form-urlencoded"
IDS = {"CallSid": "CA", "QueueSid": "QU", "ConferenceSid": "CF"}
OF = {
    "Calls": "CA",
    "Queues": "QU",
    "Conferences": "CF",
    "Messages": "SM",
    "Recordings": "RE",
    "IncomingPhoneNumbers": "PN",
}
Published = dict[str, Any]


@pytest.fixture(scope="module")
def published() -> Published:
    """The document; where CI should have fetched it, its absence is a failure."""
    if not DOCUMENT.exists():
        if os.environ.get("CI"):
            pytest.fail("no document of Twilio's: .ci/run installs npm, and `make test` then fetches it")
        pytest.skip("no document of Twilio's here: install npm, then `make .venv/.twilio`")
    content = DOCUMENT.read_bytes()
    assert sha256(content).hexdigest() == DIGEST
    read: Published = json.loads(content)
    return read


def test_each_request_of_the_table_stands_in_the_published_document(published: Published) -> None:
    known = dict(_published(published))
    for method, pattern, operation in OPERATIONS:
        matching = [
            told for (verb, path), told in known.items() if verb == method and re.fullmatch(pattern, path)
        ]
        assert len(matching) == 1, (method, pattern)
        values, required = _parameters(published, matching[0])
        assert operation.parameters.keys() <= values.keys(), (method, pattern)
        assert operation.required == required, (method, pattern)
        for name, schema in values.items():
            _assert_same_values(operation, name, schema)


def test_whatever_the_pretend_twilio_answers_stands_in_the_table() -> None:
    for method, pattern, _ in ROUTES:
        path = re.sub(r"\((\w\w)\\w\+(\|Front)?\)", lambda found: found[1] + "0" * 32, pattern)
        path = path.replace("(?:\\.wav)?", "").replace("\\", "")
        if method != "GET" or not re.fullmatch(r"/Recordings/RE0+", path):
            assert any(verb == method and re.fullmatch(known, path) for verb, known, _ in OPERATIONS), path


def _published(document: Published) -> Iterator[tuple[tuple[str, str], Published]]:
    """Each request by its verb and its path behind the account's, with ids in place of their names."""
    for path, verbs in document["paths"].items():
        found = re.fullmatch(r"/2010-04-01/Accounts/\{(?:AccountSid|Sid)\}(.*)", path)
        if found is None:
            continue
        kind = OF.get(found[1].split("/")[1] if "/" in found[1] else "", "XX")
        rest = re.sub(r"\{(\w+)\}", lambda name, kind=kind: f"{IDS.get(name[1], kind)}{'0' * 32}", found[1])
        for verb in verbs.keys() & {"get", "post", "delete"}:
            yield (verb.upper(), rest), verbs[verb]


def _parameters(document: Published, told: Published) -> tuple[dict[str, Published], set[str]]:
    """The schema of each parameter, of query and body alike, and which must be there."""
    body = told.get("requestBody", {}).get("content", {}).get(FORM, {}).get("schema", {})
    asked = {each["name"]: each["schema"] for each in told.get("parameters", ()) if each["in"] == "query"}
    schemas = {**asked, **body.get("properties", {})}
    named = document["components"]["schemas"]
    resolved = {
        name: named[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        for name, schema in schemas.items()
    }
    return resolved, set(body.get("required", ()))


def _assert_same_values(operation: Operation, name: str, schema: Published) -> None:
    rule = operation.parameters.get(name)
    if rule is None:
        return
    for value in schema.get("enum", ()):
        assert rule(value), (name, value)
    if "enum" in schema:
        assert not rule("no-such-value"), name
    if schema.get("type") == "integer":
        assert not rule("one"), name
        assert [rule(str(schema.get(end, 1))) for end in ("minimum", "maximum")] == [True, True], name
        assert "maximum" not in schema or not rule(str(schema["maximum"] + 1)), name
