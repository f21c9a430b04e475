"""Crawls the admin for texts that were made while it started, or for its first visitor.

``python -m tests.integration.first_language`` in an installation prints them as JSON. Until every
page has been asked for once, each translated text carries a mark: what still carries one in the
second round was kept, and would be read in the first visitor's language by everybody.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from typing import Any

MARK, END = "⟦", "⟧"
MARKED = re.compile(f"{MARK}.*?{END}")
LINKS = re.compile(r'(?:href|data-url)="(/cms/[^"#]*)')
LEFT_ALONE = ("/logout/", "/csv/", "export=", "/static/", "/jsi18n/", "/sprite/", "/preview/")
is_first_round = True


def mark(module: Any, name: str) -> None:
    """Have a function of Django's mark what it returns, in the first round."""
    real: Callable[..., str] = getattr(module, name)

    def marking(*words: Any) -> str:
        text = real(*words)
        return f"{MARK}{text}{END}" if is_first_round and text.strip() else text

    setattr(module, name, marking)


def crawl(client: Any) -> Iterator[tuple[str, str]]:
    """Yield address and page, of each view once."""
    from django.urls import Resolver404, resolve

    seen, waiting = set(), ["/cms/"]
    while waiting:
        address = waiting.pop(0)
        if any(each in address for each in LEFT_ALONE):
            continue
        path = address.removeprefix("/cms").partition("?")[0]
        try:
            match = resolve(path)
        except Resolver404:
            continue
        # Of each view one page; the views of snippets and of new pages are many.
        words = [value for value in match.kwargs.values() if not str(value).isdecimal()]
        words += [value for value in match.args if not str(value).isdecimal()]
        view = (match.view_name or match.route, *map(str, words[:2]))
        if view in seen:
            continue
        seen.add(view)
        answer = client.get(path, headers={"accept-language": "en"})
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        page = answer.content.decode()
        yield address, page
        waiting += LINKS.findall(page)


def main() -> None:
    """Crawl twice, and print what the second round still shows of the first."""
    global is_first_round  # noqa: PLW0603 - a switch of this process
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    from django.utils.translation import trans_real

    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        mark(trans_real, name)
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.get(username="admin"))
    first = [address for address, _page in crawl(client)]
    is_first_round = False
    found = {
        address: sorted(set(MARKED.findall(page)))
        for address, page in crawl(client)
        if MARK in page
    }
    print(json.dumps({"pages": len(first), "kept": found}))


if __name__ == "__main__":
    main()
