"""What TwiML may look like: nesting and attributes read off the SDK's own builders, then the rules of values.

Twilio publishes no schema. The SDK's builder methods are generated from Twilio's own definition, so each
method of `twilio.twiml.voice_response` is called once with every argument filled in, and what it nests is
the grammar. The SDK itself checks nothing of this when it writes a document.
"""

import inspect
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from twilio.twiml import TwiML  # type: ignore[import-untyped, unused-ignore]
from twilio.twiml.voice_response import VoiceResponse  # type: ignore[import-untyped, unused-ignore]

from simulator.twilio.documents import IllegalTwiml, Verb
from simulator.twilio.rules import check_order, check_place, check_values

MAX_BYTES = 64 * 1024
XML_TYPES = ("text/xml", "application/xml")


@dataclass(frozen=True)
class Noun:
    """One element as the SDK writes it in one parent: what it may carry."""

    attributes: frozenset[str]
    takes_text: bool


Grammar = dict[tuple[str, str], Noun]


@cache
def sdk_grammar() -> Grammar:
    """Every (parent, child) pair the SDK can write, with the child's attributes."""
    grammar: Grammar = {}
    waiting: list[TwiML] = [VoiceResponse()]
    seen: set[type[TwiML]] = set()
    while waiting:
        parent = waiting.pop()
        if type(parent) in seen:
            continue
        seen.add(type(parent))
        for child in _children(parent):
            grammar[parent.name, child.name] = Noun(frozenset(child.attrs), child.value is not None)
            waiting.append(child)
    return grammar


def _children(parent: TwiML) -> Iterator[TwiML]:
    for name, method in vars(type(parent)).items():
        if inspect.isfunction(method) and not name.startswith("__"):
            named = [
                p.name
                for p in inspect.signature(method).parameters.values()
                if p.name != "self" and p.kind is not inspect.Parameter.VAR_KEYWORD
            ]
            build = cast("Callable[..., TwiML]", getattr(parent, name))
            yield build(**dict.fromkeys(named, "x"))


def read(body: str, content_type: str, place: str = "call") -> tuple[Verb, ...]:
    """The verbs of a legal document answered at `place`: `call`, `queue`, `conference` or `whisper`.

    Raises `IllegalTwiml`, which names the path and what is wrong, with Twilio's error code.
    """
    _check_envelope(body, content_type)
    response = _parse(body)
    if response.name != "Response":
        raise IllegalTwiml(response.name, "the root is not Response", code=12100)
    _check_tree("Response", response)
    check_place(response, place)
    check_order(response)
    return response.children


def _check_envelope(body: str, content_type: str) -> None:
    bare = content_type.partition(";")[0].strip().lower()
    if bare not in XML_TYPES:
        raise IllegalTwiml("document", f"Content-Type {content_type!r} is not XML", code=12300)
    if len(body.encode()) > MAX_BYTES:
        raise IllegalTwiml("document", "larger than 64 kB", code=11750)


def _parse(body: str) -> Verb:
    try:
        root = ET.fromstring(body)
    except ET.ParseError as error:
        raise IllegalTwiml("document", f"not well-formed: {error}", code=12100) from error
    return _verb(root)


def _verb(element: ET.Element) -> Verb:
    return Verb(
        name=element.tag,
        attributes=dict(element.attrib),
        text=" ".join("".join(element.itertext()).split()),
        own_text=_own_text(element),
        children=tuple(_verb(child) for child in element),
    )


def _own_text(element: ET.Element) -> str:
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join("".join(pieces).split())


def _check_tree(path: str, parent: Verb) -> None:
    for number, child in enumerate(parent.children, start=1):
        here = f"{path}/{child.name}[{number}]"
        noun = sdk_grammar().get((parent.name, child.name))
        if noun is None:
            raise IllegalTwiml(here, f"{child.name} is not allowed in {parent.name}", code=12200)
        _check_element(here, child, noun)
        _check_tree(here, child)


def _check_element(path: str, verb: Verb, noun: Noun) -> None:
    unknown = sorted(set(verb.attributes) - noun.attributes)
    if unknown:
        raise IllegalTwiml(path, f"unknown attribute {', '.join(unknown)}", code=12200)
    if verb.own_text and not noun.takes_text:
        raise IllegalTwiml(path, f"{verb.name} takes no text: {verb.own_text[:40]!r}", code=12200)
    check_values(path, verb)


def recording_places(body: str) -> list[str]:
    """Where this document asks Twilio to record a conversation: `Record` (a message) does not count."""
    return [f"{verb.name}@record" for verb in _walk(_parse(body)) if _records(verb)]


def _walk(verb: Verb) -> Iterator[Verb]:
    yield verb
    for child in verb.children:
        yield from _walk(child)


def _records(verb: Verb) -> bool:
    asked = verb.attributes.get("record", "do-not-record") not in ("do-not-record", "false")
    return asked or verb.name in ("Recording", "Siprec", "Stream")
