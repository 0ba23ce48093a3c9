"""REST about conferences, read by the real SDK."""

from tests.simulator.twilio.desk import LINE, NOTHING, World, story

CLIENT, ANA = "+381601230001", "+381641110001"


def conference(world: World) -> str:
    """Client and Ana talk; the conference's SID."""
    world.desk.on(
        "/voice",
        '<Dial><Conference statusCallback="/room" statusCallbackEvent="end hold mute leave">soba</Conference>'
        "</Dial><Say>Posle razgovora</Say>",
    )
    world.desk.on("/room", NOTHING)
    for number in (CLIENT, ANA):
        world.twilio.phone(number).calls(LINE)
    return str(world.client.conferences.list(friendly_name="soba", status="in-progress")[0].sid)


def test_a_participant_is_put_on_hold_and_back() -> None:
    with story() as world:
        sid = conference(world)
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)
        first = world.client.conferences(sid).participants.list()[0]
        assert first.update(hold=True).hold is True
        world.twilio.run_due()
        assert ana.connected_with == []
        assert [p.call_sid for p in world.client.conferences(sid).participants.list(hold=True)] == [
            first.call_sid
        ]
        world.client.conferences(sid).participants(first.call_sid).update(hold=False)
        ana.is_connected_with(client)
        world.client.conferences(sid).participants(first.call_sid).update(muted=True)
        assert ana.connected_with == []
        world.twilio.run_due()
        assert world.desk.values("/room", "StatusCallbackEvent") == [
            "participant-hold",
            "participant-unhold",
            "participant-mute",
        ]


def test_a_participant_is_taken_out_of_the_room() -> None:
    with story() as world:
        sid = conference(world)
        participants = world.client.conferences(sid).participants
        assert participants(participants.list()[0].call_sid).delete()
        world.twilio.run_due()
        world.twilio.phone(CLIENT).hears("posle razgovora")
        assert len(participants.list()) == 1


def test_a_conference_is_ended() -> None:
    with story() as world:
        sid = conference(world)
        ended = world.client.conferences(sid).update(status="completed")
        assert ended.reason_conference_ended == "conference-ended-via-api"
        world.twilio.run_due()
        for number in (CLIENT, ANA):
            world.twilio.phone(number).hears("posle razgovora")
        assert world.desk.values("/room", "StatusCallbackEvent")[-1] == "conference-end"
