"""The staff's page as a whole: every area, one line each."""

from fastapi import APIRouter

from web.areas.article_work import article_work
from web.areas.articles import article_page, article_pages
from web.areas.audit import audit_pages
from web.areas.call import call_pages
from web.areas.call_levels import level_page
from web.areas.call_work import call_work
from web.areas.calls import calls_pages
from web.areas.client_edit import client_edit
from web.areas.client_work import client_work
from web.areas.clients import client_pages
from web.areas.company import company_pages
from web.areas.delivery import delivery_pages
from web.areas.new_ticket import new_ticket
from web.areas.own_roster import own_roster
from web.areas.proof import proof_page
from web.areas.rehearsal import rehearsal_pages
from web.areas.roster import roster_pages
from web.areas.staff import staff_pages
from web.areas.staff_work import staff_work
from web.areas.statements import statement_pages
from web.areas.ticket import ticket_page
from web.areas.ticket_work import ticket_work
from web.areas.tickets import ticket_pages
from web.door import StaffDoor
from web.front import front_pages
from web.live import live_route
from web.login import LoginPages
from web.static_files import static_routes


def site_routes(door: StaffDoor, *, is_demo: bool) -> APIRouter:
    """All routes of the page. In a demo the front page is open to all, and anybody may sign in by a press."""
    door.router.include_router(static_routes())
    front_pages(door, open_to_all=is_demo)
    live_route(door, open_to_all=is_demo)
    LoginPages(door, is_demo=is_demo)
    ticket_pages(door)
    new_ticket(door)
    ticket_page(door)
    ticket_work(door)
    client_pages(door)
    client_work(door)
    client_edit(door)
    company_pages(door)
    roster_pages(door)
    own_roster(door)
    proof_page(door)
    calls_pages(door)
    level_page(door)
    call_pages(door)
    call_work(door)
    article_pages(door)
    article_work(door)
    article_page(door)
    statement_pages(door)
    delivery_pages(door)
    audit_pages(door)
    rehearsal_pages(door)
    staff_pages(door)
    staff_work(door)
    return door.router
