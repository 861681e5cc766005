"""Whose clock and whose calendar: the zone, country and Fridays of a contact (TIM-4, TIM-7, TIM-8)."""

from typing import TypeAlias

from inroad.domain.policy import OfficeHours
from inroad.kit.zones import country_of_zone
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.workspaces.numbers import office_hours

Place: TypeAlias = tuple[str | None, str | None]
"""Country and region whose holidays count."""


def zone_of(contact: Contact, organization: Organization | None, workspace: Workspace) -> str:
    """The zone a contact's days are reckoned in (TIM-8): given, from the phone, the office, or the search."""
    if contact.time_zone:
        return contact.time_zone
    for phone in contact.phones:
        if phone.get("zone"):
            return str(phone["zone"])
    if organization is not None and organization.time_zone:
        return organization.time_zone
    return workspace.time_zone


def friday_style_of(contact: Contact, organization: Organization | None) -> str:
    """How Fridays are at this contact's office (TIM-4)."""
    if contact.friday_style:
        return contact.friday_style
    return organization.friday_style if organization is not None else "unknown"


def hours_of(organization: Organization | None, workspace: Workspace) -> OfficeHours:
    """The office hours at a contact's work (SET-3); what the organization leaves out is the search's own."""
    opens = organization.office_opens if organization is not None else None
    closes = organization.office_closes if organization is not None else None
    opens, closes = opens or workspace.office_opens, closes or workspace.office_closes
    if opens >= closes:  # one of the two said, and beyond the other that was not
        opens, closes = workspace.office_opens, workspace.office_closes
    return office_hours(opens, closes)


def place_of(zone: str, organization: Organization | None, workspace: Workspace) -> Place:
    """Country and region whose holidays count for a contact: the organization's, else as `country_of`."""
    if organization is not None and organization.country:
        return organization.country, organization.region or None
    return country_of(zone, workspace)


def country_of(zone: str, workspace: Workspace) -> Place:
    """Country and region whose holidays count for a contact in `zone` (TIM-7).

    The search's own where the zone is its own or lies in its country; else the country of the zone, without
    a region. The country is None where neither is known.
    """
    if zone == workspace.time_zone:
        return workspace.country or country_of_zone(zone), workspace.region or None
    country = country_of_zone(zone)
    if country is None or country == workspace.country:
        return workspace.country, workspace.region or None
    return country, None
