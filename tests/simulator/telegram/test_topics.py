"""A group with topics: made, renamed, closed, deleted, and refused in Telegram's own words."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.clock import TurnableClock
from simulator.telegram.groups import Group
from simulator.telegram.pace import Pace
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.simulator.telegram.calls import refusal

GROUP = -1001234567890


@pytest.fixture
def group(telegram: PretendTelegram) -> Group:
    return telegram.group(GROUP, "Dežurni")


def _make(telegram: PretendTelegram, name: str = "#1001 Pekara Zora") -> int:
    status, body = telegram.handle("createForumTopic", {"chat_id": GROUP, "name": name})
    assert status == 200
    return int(body["result"]["message_thread_id"])


def _write(telegram: PretendTelegram, thread: int, text: str = "tekst") -> tuple[int, dict[str, Any]]:
    return telegram.handle("sendMessage", {"chat_id": GROUP, "message_thread_id": thread, "text": text})


def _heard(telegram: PretendTelegram) -> list[dict[str, Any]]:
    return [update["message"] for update in telegram.handle("getUpdates", {})[1]["result"]]


def test_what_is_written_stands_in_its_topic_and_answers_reach_the_bot(
    telegram: PretendTelegram, group: Group, ana: Person
) -> None:
    first, second = _make(telegram), _make(telegram, "#1002 Granit")
    status, body = _write(telegram, second, "za Granit")
    assert status == 200
    assert (body["result"]["message_thread_id"], body["result"]["is_topic_message"]) == (second, True)
    assert [message.text for message in group.in_topic("#1002")] == ["za Granit"]
    group.writes(ana, "#1001", "odgovor")
    made, _second, message = _heard(telegram)
    # The bot hears of its own topics, too.
    assert (made["forum_topic_created"]["name"], made["from"]["is_bot"]) == ("#1001 Pekara Zora", True)
    assert (message["message_thread_id"], message["chat"]["is_forum"]) == (first, True)
    assert message["chat"]["type"] == "supergroup"


def test_an_anonymous_admin_comes_in_the_groups_name(telegram: PretendTelegram, group: Group) -> None:
    _make(telegram)
    group.writes_anonymously("#1001", "ja")
    message = _heard(telegram)[-1]
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == GROUP


def test_a_deleted_topic_and_one_that_never_was_are_told_apart_from_closed_ones(
    telegram: PretendTelegram, group: Group
) -> None:
    thread = _make(telegram)
    assert _write(telegram, thread + 50)[1]["description"] == "Bad Request: message thread not found"
    about = {"chat_id": GROUP, "message_thread_id": thread}
    telegram.handle("closeForumTopic", about)
    assert refusal(telegram, "closeForumTopic", **about) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert _write(telegram, thread)[0] == 200
    telegram.handle("reopenForumTopic", about)
    assert refusal(telegram, "reopenForumTopic", **about) == "Bad Request: TOPIC_NOT_MODIFIED"
    group.deletes("#1001")
    assert _write(telegram, thread)[1]["description"] == "Bad Request: message thread not found"
    assert refusal(telegram, "closeForumTopic", **about) == "Bad Request: TOPIC_DELETED"
    nowhere = {**about, "message_thread_id": thread + 50}
    assert refusal(telegram, "reopenForumTopic", **nowhere) == "Bad Request: TOPIC_ID_INVALID"


def test_a_topic_is_deleted_by_whoever_may_delete(telegram: PretendTelegram, group: Group) -> None:
    about = {"chat_id": GROUP, "message_thread_id": _make(telegram)}
    group.bot_deletes = False
    assert refusal(telegram, "deleteForumTopic", **about).endswith("not enough rights to delete a topic")
    group.bot_deletes = True
    assert telegram.handle("deleteForumTopic", about)[0] == 200
    assert refusal(telegram, "deleteForumTopic", **about) == "Bad Request: TOPIC_DELETED"


def test_without_the_right_the_bot_makes_no_topic_and_hears_only_commands(
    telegram: PretendTelegram, group: Group, ana: Person
) -> None:
    thread = _make(telegram)
    group.bot_manages_topics = False
    words = refusal(telegram, "createForumTopic", chat_id=GROUP, name="#1")
    assert words == "Bad Request: not enough rights to create a topic"
    telegram.handle("closeForumTopic", {"chat_id": GROUP, "message_thread_id": thread})
    group.writes(ana, "#1001", "tiho")
    group.writes(ana, "#1001", "/glasno")
    assert [message["text"] for message in _heard(telegram)[1:]] == ["/glasno"]
    group.topics[thread].is_closed = True
    assert _write(telegram, thread)[1]["description"] == "Bad Request: TOPIC_CLOSED"
    group.is_forum = False
    assert refusal(telegram, "createForumTopic", chat_id=GROUP, name="#1").endswith("the chat is not a forum")
    group.bot_is_member = False
    assert _write(telegram, thread)[1]["description"].startswith("Forbidden: bot was kicked")


@pytest.mark.parametrize(("length", "status"), [(0, 400), (1, 200), (128, 200), (129, 400)])
def test_a_topics_name_has_1_to_128_characters(
    telegram: PretendTelegram, group: Group, length: int, status: int
) -> None:
    assert telegram.handle("createForumTopic", {"chat_id": GROUP, "name": "š" * length})[0] == status


def test_there_are_no_topics_in_a_talk_of_two(telegram: PretendTelegram, ana: Person) -> None:
    params = {"chat_id": 7001, "text": "tekst", "message_thread_id": 5}
    assert telegram.handle("sendMessage", params)[1]["description"] == "Bad Request: message thread not found"
    telegram.handle("createForumTopic", {"chat_id": 7001, "name": "#1"})
    assert telegram.unexpected == ["createForumTopic: Bad Request: the chat is not a supergroup"]


def test_topics_count_as_messages_to_the_group(
    telegram: PretendTelegram, group: Group, clock: TurnableClock
) -> None:
    telegram.pace = Pace()
    _make(telegram)
    clock.advance(timedelta(milliseconds=500))
    _make(telegram)
    assert telegram.unexpected == [f"createForumTopic: more than one message a second to chat {GROUP}"]
