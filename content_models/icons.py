"""Holds the icons of this project, which readers and editors see alike.

Each is drawn on a grid of 24 pixels, in one stroke. Icons never stand alone: a text says the same.
"""

from content_models.vocabularies import message

DRAWINGS: dict[str, str] = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "globe": (
        '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>'
    ),
    "phone": (
        '<path d="M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.500l2-2.500 5 2v3a2 2 0 0 1-2 2A16 16 0 '
        '0 1 4 5a2 2 0 0 1 2-2z"/>'
    ),
    "mail": '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m4 7 8 6 8-6"/>',
    "pin": (
        '<path d="M12 21c5-5.500 7-8.500 7-11.500a7 7 0 0 0-14 0c0 3 2 6 7 11.500z"/><circle '
        'cx="12" cy="9.500" r="2.500"/>'
    ),
    "speech": '<path d="M4 5h16v11H10l-5 4v-4H4z"/>',
    "arrow": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>',
    "play": '<path d="M8 5v14l11-7z"/>',
    "book": (
        '<path d="M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2zM12 '
        '6v14"/>'
    ),
    "people": (
        '<circle cx="9" cy="8" r="3.500"/><path d="M2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 '
        '6M15.500 5a3.500 3.500 0 0 1 0 6.500M18 14.500c2.300.8 3.500 2.700 3.500 5.500"/>'
    ),
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 6.500V12l3.500 2.500"/>',
    "steps": '<path d="M3 20h5v-5h5v-5h5V5h3"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6h-3M7 14h10v6H7z"/>',
    "note": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500v.1"/>',
    "papers": '<path d="M6 3h8l4 4v14H6zM9 12h6M9 16h6"/>',
    "roof": '<path d="m3 12 9-8 9 8M6 10v10h12V10"/>',
    "food": '<path d="M4 11h16a8 8 0 0 1-16 0zM8 7V4M12 7V4M16 7V4"/>',
    "health": '<path d="M9 4h6v5h5v6h-5v5H9v-5H4V9h5z"/>',
    "work": '<path d="M4 8h16v11H4zM9 8V5h6v3M4 13h16"/>',
    "law": '<path d="M12 4v16M8 20h8M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z"/>',
    "money": '<circle cx="12" cy="12" r="9"/><path d="M16 8.500a5 5 0 1 0 0 7M6 11h6M6 13.500h6"/>',
    "things": '<path d="M8 4 2 8l2 4 2-1v9h12v-9l2 1 2-4-6-4a4 4 0 0 1-8 0z"/>',
    "transport": '<path d="M5 5h14v12H5zM5 12h14M8 17v3M16 17v3"/>',
    "company": '<circle cx="12" cy="12" r="9"/><path d="M8 14c2 3 6 3 8 0M9 9v.1M15 9v.1"/>',
    "business": '<path d="M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-6h4v6"/>',
    "child": '<circle cx="12" cy="7" r="3"/><path d="M12 10v6M7 12l5-1 5 1M9 21l3-5 3 5"/>',
    "heart": (
        '<path d="M12 20c-6-4.500-8.500-7.500-8.500-11a4.500 4.500 0 0 1 8.500-2 4.500 4.500 '
        '0 0 1 8.500 2c0 3.500-2.500 6.500-8.500 11z"/>'
    ),
    "shield": '<path d="M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z"/>',
}
"""What stands inside the ``svg`` element of each, by its name."""

NEED_ICONS: dict[str, str] = {
    "papers": message("Sheet of paper"),
    "roof": message("House"),
    "food": message("Bowl"),
    "health": message("Cross"),
    "speech": message("Speech bubble"),
    "work": message("Briefcase"),
    "people": message("People"),
    "law": message("Scales"),
    "money": message("Coin"),
    "book": message("Book"),
    "things": message("Shirt"),
    "transport": message("Bus"),
    "company": message("Smiling face"),
    "business": message("Shop"),
    "child": message("Child"),
    "heart": message("Heart"),
    "shield": message("Shield"),
    "phone": message("Telephone"),
    "globe": message("Globe"),
    "pin": message("Pin on a map"),
    "clock": message("Clock"),
    "steps": message("Stairs"),
}
"""Icons that may stand for a need, each with the name by which editors choose it."""
