"""Under which addresses phones might reach this server."""

import streamlit as st

from drawbridge.services import Services
from drawbridge.ui import guards
from drawbridge.web import own_addresses
from drawbridge.web.own_addresses import Address


def found_addresses(services: Services) -> tuple[Address, ...]:
    """The addresses phones might use, best first."""
    return own_addresses.addresses(
        public_url=services.settings.public_url,
        browser_url=guards.server_url(),
        lan_ip=own_addresses.lan_ip(),
        port=int(st.get_option("server.port")),
    )


def best_address(services: Services) -> str:
    """The address to begin with, "" if none was found."""
    found = found_addresses(services)
    return found[0].url if found else ""
