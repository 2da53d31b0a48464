"""The tree of departments."""

from hotline.config import Configuration
from hotline.crm_bridge.departments import (
    EscalationContact,
    above,
    below,
    calendar_of,
    contacts,
    hours_of,
    is_within,
    of_queue,
    tree_of,
)
from hotline.testing.city import configuration

TITLE = {"ar": "دائرة", "en": "Department"}


def city() -> Configuration:
    """Works has water and roads; water has pumps and meters; parks stands alone."""
    week = {"sunday": ["08:00-14:00"]}
    return configuration(
        {
            "hours.office": {"week": week},
            "hours.always": {"week": {"sunday": ["00:00-24:00"]}},
            "departments.works": {"title": TITLE, "hours": "office", "email": "works@city.example"},
            "departments.water": {"title": TITLE, "parent": "works", "queue": "water", "lead": "1001"},
            "departments.pumps": {"title": TITLE, "parent": "water", "queue": "water", "hours": "always"},
            "departments.meters": {"title": TITLE, "parent": "water"},
            "departments.roads": {"title": TITLE, "parent": "works"},
            "departments.parks": {"title": TITLE, "queue": "general"},
            "departments.trees": {"title": TITLE, "queue": "general"},
        }
    )


def test_above_and_below_are_the_same_tree() -> None:
    """Whoever is above somebody has him below."""
    config = city()
    assert above(config, "pumps") == ("water", "works")
    assert above(config, "works") == ()
    assert below(config, "works") == ("meters", "pumps", "roads", "water")
    assert below(config, "pumps") == ()
    assert tree_of(config, "water") == {"water", "pumps", "meters"}
    for one in config.departments:
        for other in config.departments:
            assert (other in above(config, one)) == (one in below(config, other))


def test_within_is_itself_or_below() -> None:
    """Nobody is within a neighbour, and no department is within none."""
    config = city()
    assert is_within(config, "pumps", "pumps")
    assert is_within(config, "pumps", "works")
    assert not is_within(config, "works", "pumps")
    assert not is_within(config, "roads", "water")
    assert not is_within(config, None, "works")
    assert is_within(config, "gone", "gone"), "a team whose department is gone sees its old cases"


def test_the_hours_are_the_own_ones_or_the_nearest_above() -> None:
    """A department without any works always."""
    config = city()
    assert hours_of(config, "pumps") == "always"
    assert hours_of(config, "meters") == hours_of(config, "works") == "office"
    assert hours_of(config, "parks") is hours_of(config, "gone") is hours_of(config, None) is None
    assert calendar_of(config, "parks") is None
    meters = calendar_of(config, "meters")
    assert meters is not None
    assert meters is calendar_of(config, "roads")


def test_who_hears_of_trouble_is_nearest_first() -> None:
    """Departments that name nobody are passed over."""
    water = EscalationContact("water", "1001", None, None)
    works = EscalationContact("works", None, "works@city.example", None)
    assert contacts(city(), "pumps") == (water, works)
    assert contacts(city(), "parks") == contacts(city(), None) == ()


def test_a_queue_belongs_to_the_department_at_the_top_of_those_who_share_it() -> None:
    """Of two strangers who share a queue neither has its cases by itself."""
    config = city()
    assert of_queue(config, "water") == "water"
    assert of_queue(config, "general") is None
    assert of_queue(config, "gone") is of_queue(config, None) is None


def test_a_circle_ends() -> None:
    """The checks of the configuration refuse it; whoever walks it anyway comes back once."""
    config = city()
    works = config.departments["works"].model_copy(update={"parent": "pumps"})
    config = config.model_copy(update={"departments": {**config.departments, "works": works}})
    assert above(config, "pumps") == ("water", "works")
