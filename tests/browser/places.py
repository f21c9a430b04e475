"""The portal's pages that tests walk through."""

from playwright.sync_api import Page

LANGUAGES = ("fr", "el", "ar")
DIRECTIONS = {"fr": "ltr", "el": "ltr", "ar": "rtl"}
LISTS = ("library", "directory")


def paths(page: Page, language: str) -> list[str]:
    """One page of each kind: lists full, searched and empty, items, and one that does not exist."""
    return [
        f"/{language}/",
        f"/{language}/library",
        f"/{language}/library?q=emploi&country=FR&country=nowhere",
        f"/{language}/library?q=zzzzzzzzzz",
        f"/{language}/directory",
        *(first_item(page, language, listed) for listed in LISTS),
        f"/{language}/offline",
        f"/{language}/nothing-here",
    ]


def first_item(page: Page, language: str, listed: str) -> str:
    """The path of the first item of a list. The library names case studies before organisations."""
    kind = "?kind=case_study" if listed == "library" else ""
    page.goto(f"/{language}/{listed}{kind}")
    return page.locator(".card-title a").first.get_attribute("href") or ""
