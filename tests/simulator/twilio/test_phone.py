"""The words of stories themselves, and what a page draws."""

import json

import pytest

from tests.simulator.twilio.desk import BASE, LINE, World, new_world, story

CLIENT, ANA = "+381601230001", "+381641110001"


def ring(world: World) -> None:
    world.desk.on("/offer", "<Say>Zove klijent</Say><Pause length='60'/>")
    world.client.calls.create(to=ANA, from_=LINE, url=f"{BASE}/offer", timeout=20)
    world.twilio.run_due()


def test_hears_goes_on_from_where_it_stopped() -> None:
    with story() as world:
        world.desk.on("/voice", "<Say>Dobar dan. Pritisnite 1.</Say><Say>Doviđenja</Say>")
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.hears("DOBAR  dan").hears("pritisnite", "doviđenja")
        with pytest.raises(AssertionError, match="did not hear 'dobar dan'"):
            client.hears("dobar dan")


def test_hears_minds_the_order_and_says_what_was_heard() -> None:
    with story() as world:
        world.desk.on("/voice", "<Say>prvo</Say><Say>drugo</Say>")
        client = world.twilio.phone(CLIENT).calls(LINE)
        with pytest.raises(AssertionError, match=r"prvo\s+drugo"):
            client.hears("drugo", "prvo")


def test_a_key_cannot_be_pressed_on_a_telephone_that_is_on_no_call() -> None:
    with story() as world, pytest.raises(AssertionError, match="not on a call"):
        world.twilio.phone(CLIENT).presses("1")


def test_a_telephone_that_does_not_ring_cannot_be_answered() -> None:
    with story() as world, pytest.raises(AssertionError, match="does not ring"):
        world.twilio.phone(ANA).answers()


def test_only_the_companys_numbers_can_be_called() -> None:
    with story() as world, pytest.raises(AssertionError, match="not a number of the company"):
        world.twilio.phone(CLIENT).calls("+38111000000")


def test_a_telephone_that_rings_unheeded_fails_the_story() -> None:
    world = new_world()
    ring(world)
    with pytest.raises(AssertionError, match="did not say a word"):
        world.twilio.assert_nothing_unexpected()
    world.twilio.phone(ANA).rings()
    world.twilio.assert_nothing_unexpected()


def test_a_declined_call_is_busy() -> None:
    with story() as world:
        ring(world)
        world.twilio.phone(ANA).declines()
        assert [call.status for call in world.client.calls.list()] == ["busy"]


def test_a_telephone_in_a_call_is_busy_for_another() -> None:
    with story() as world:
        ring(world)
        world.twilio.phone(ANA).answers()
        ring(world)
        assert [call.status for call in world.client.calls.list()] == ["busy", "in-progress"]


def test_a_story_may_let_time_pass_in_its_own_way() -> None:
    with story() as world:
        passed: list[float] = []
        world.desk.on("/voice", "<Record/>")
        world.twilio.let_pass = lambda by: passed.append(by.total_seconds())
        world.twilio.phone(CLIENT).calls(LINE).leaves_message(seconds=12)
        assert passed == [12]


def test_the_company_does_not_call_itself() -> None:
    world = new_world()
    world.client.calls.create(to=LINE, from_=LINE, url=f"{BASE}/offer")
    world.twilio.run_due()
    world.twilio.forgives("calls its own number")


def test_a_page_draws_a_telephone_from_plain_data() -> None:
    with story() as world:
        world.desk.on("/voice", '<Gather><Say language="sr-RS">Pritisnite 1</Say></Gather>')
        ring(world)
        world.twilio.phone(ANA).rings()
        world.twilio.phone(CLIENT).calls(LINE)
        state = world.twilio.state()
        assert json.loads(json.dumps(state)) == state
        client, ana = state[CLIENT], state[ANA]
        assert isinstance(client, dict) and isinstance(ana, dict)
        assert (client["status"], client["other"], client["gathers"]) == ("in-progress", LINE, "dtmf")
        assert (ana["status"], ana["other"]) == ("ringing", LINE)
        assert client["lines"] == 1


def test_a_page_asks_only_for_the_lines_it_has_not_seen() -> None:
    with story() as world:
        world.desk.on("/voice", '<Say language="sr-RS">prva</Say><Say>druga</Say>')
        world.twilio.phone(CLIENT).calls(LINE)
        lines = world.twilio.lines_since(CLIENT, 1)
        assert [(line["n"], line["text"]) for line in lines] == [(2, "druga")]
        assert world.twilio.lines_since(CLIENT, 0)[0]["language"] == "sr-RS"
        assert world.twilio.lines_since("+381600000000") == []


def test_the_state_says_who_talks_with_whom() -> None:
    with story() as world:
        world.desk.on("/voice", "<Dial><Conference>soba</Conference></Dial>")
        for number in (CLIENT, ANA):
            world.twilio.phone(number).calls(LINE)
        state = world.twilio.state()[CLIENT]
        assert isinstance(state, dict)
        assert (state["connected_with"], state["hearing"]) == ([ANA], "talk")


def test_documents_are_kept_for_tests_over_everything_that_was_said() -> None:
    with story() as world:
        world.desk.on("/voice", "<Hangup/>")
        world.twilio.phone(CLIENT).calls(LINE)
        assert [document.url for document in world.twilio.account.documents] == [f"{BASE}/voice"]
