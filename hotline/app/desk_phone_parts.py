"""Wires the browsers' telephones: agents', supervisors' and citizens'."""

import functools

from hotline.asterisk.browser_credentials import BrowserCredentials
from hotline.asterisk.endpoints import guest_endpoints, listener_endpoints
from hotline.asterisk.ports import WS_HOST
from hotline.desk.pages import Page
from hotline.desk.phone.guests import GuestPhones
from hotline.desk.phone.ice import IceServers
from hotline.desk.phone.listening import SupervisorPhones
from hotline.desk.phone.proxy import PhoneProxy
from hotline.desk.phone.routes import AgentPhones
from hotline.desk.roles import Role
from hotline.events import Event, UserChanged, UserRemoved, UserSignedOut

from .bridging import Bridging
from .desk_ground import DeskGround, DeskPart
from .line_ends import LineEnds
from .lost_talks import LostTalks

#: Asterisk tells of a phone by then that it is chosen, seconds.
_CHOSEN_SECONDS = 0.1


def phone_part(desk: DeskGround) -> DeskPart:
    """Return what they add."""
    ground = desk.ground
    config = ground.loaded.config
    credentials = BrowserCredentials(ground.ami, ground.clock)
    bridging = Bridging(ground.ami)
    talks = LostTalks(
        bridging=bridging,
        journal=ground.journal,
        dispatcher=ground.dispatcher,
        legs=desk.calling.legs,
        lines=desk.calling.lost_lines,
        cancel=desk.calling.control.cancel,
        clock=ground.clock,
    )
    desk.stack.push_async_callback(talks.close)
    ends = LineEnds(credentials, talks.page_gone, bridging)
    desk.stack.push_async_callback(ends.close)
    url = f"ws://{WS_HOST}:{config.asterisk.ws_port}/ws"
    proxy = PhoneProxy(url, ends.gone)
    # What Asterisk knows of the other telephone counts from now on.
    ground.phone_choice.listeners.append(lambda _: desk.calling.reconciler.look_later(_CHOSEN_SECONDS))
    ground.journal.listeners.append(functools.partial(_look, proxy))
    ice = IceServers.of(config.phones, ground.clock)
    agents = AgentPhones(desk.door, credentials, proxy, ground.phone_choice, talks, ice=ice)
    guests = GuestPhones(credentials, proxy, guest_endpoints(config.sip.browser_citizens), ice, ground.clock)
    listeners = listener_endpoints(config.monitoring.browser_phones)
    supervisors = SupervisorPhones(desk.door, credentials, proxy, listeners, desk.listening_phones, ice=ice)
    return DeskPart(
        routes=[*agents.routes(), *guests.routes(), *supervisors.routes()],
        pages=(Page("headset", (Role.AGENT,), ("phone",)),),
        lasting={"passwords of browser phones": credentials.run, "talks without a page": talks.run},
    )


def _look(proxy: PhoneProxy, event: Event) -> None:
    if isinstance(event, UserSignedOut | UserChanged | UserRemoved):
        proxy.look()
