"""The page's pure modules, asked directly inside the browser they are made for."""

from __future__ import annotations

import random

import pytest

from tests.stories.page.window import Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

KINDS = ["bold", "italic", "code", "pre", "blockquote", "spoiler", "text_link"]


async def test_no_arrangement_of_entities_loses_or_doubles_a_letter(window: Window) -> None:
    """However entities nest, cross or overshoot, the words on the screen are the words of the message."""
    rng = random.Random(11)
    cases = []
    for _ in range(400):
        text = "".join(rng.choice("ab \n😀ⵣم") for _ in range(rng.randrange(1, 24)))
        entities = [
            {"type": rng.choice(KINDS), "offset": rng.randrange(0, 26), "length": rng.randrange(0, 26)}
            for _ in range(rng.randrange(0, 6))
        ]
        cases.append([text, entities])
    await window.one(101)
    wrong = await window.page.evaluate(
        """async (cases) => {
            const { tree } = await import("/entities.js");
            const said = (node) => typeof node === "string" ? node : words(node.children);
            const words = (nodes) => nodes.map(said).join("");
            return cases.filter(([text, entities]) => words(tree(text, entities)) !== text);
        }""",
        cases,
    )
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "text", "entities"),
    [
        ("a_b_c and 2 ** 3", "a_b_c and 2 ** 3", None),
        ("  **vet**  ", "vet", [{"type": "bold", "offset": 0, "length": 3}]),
        ("`a **b**`", "a **b**", [{"type": "code", "offset": 0, "length": 7}]),
        (
            "**😀 __x__**",
            "😀 x",
            [{"type": "bold", "offset": 0, "length": 4}, {"type": "italic", "offset": 3, "length": 1}],
        ),
    ],
)
async def test_shorthand_is_read_as_the_apps_read_it(
    window: Window, typed: str, text: str, entities: list[dict[str, object]] | None
) -> None:
    """Closed shorthand becomes entities; what does not close stays as typed."""
    await window.one(101)
    read = await window.page.evaluate(
        "(typed) => import('/markup.js').then(({ readMarkup }) => readMarkup(typed))", typed
    )
    assert read == {"text": text, "entities": entities}


async def test_only_web_addresses_are_opened(window: Window) -> None:
    """Nothing but http and https becomes a link that can be followed."""
    await window.one(101)
    tried = [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "example.org:8080/x",
        "HTTP://a.b",
    ]
    opened = await window.page.evaluate(
        "(all) => import('/address.js').then(({ safeAddress }) => all.map(safeAddress))", tried
    )
    assert opened == [None, None, None, "https://example.org:8080/x", "http://a.b/"]
