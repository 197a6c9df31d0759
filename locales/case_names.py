"""Readable names for cases, such as *blue heron*: easy to say aloud, and about nobody."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import count


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


COLOURS = _words(
    """
    amber apple ash autumn azure bamboo beige birch blue brook canyon cedar cherry chestnut cloudy clover
    cobalt copper coral cream crimson crystal dawn dewy emerald evening fern forest frosty garden golden
    grassy green harbour hazel hill honey indigo island ivory jade lake lavender leafy lemon light lilac lime
    linden maple marble marsh meadow milky mint misty moonlit morning mossy mountain ocean opal orange orchid
    pearl pebble pine pink plum poplar purple rainy red river rose ruby saffron sandy scarlet shiny silver sky
    snowy spring starry summer sunny teal tidal topaz turquoise umber valley velvet violet willow windy winter
    """
)
"""Colours, weather and landscape: nothing that could describe a person, a people or a belief."""

CREATURES = _words(
    """
    acorn alder almond anemone aspen aster avocet badger barley beaver beech begonia bilberry bittern
    blackbird bluebell bluetit bramble bream bunting buttercup butterfly camellia carp chaffinch chamois
    chicory columbine cormorant cornflower cowslip crane cricket crocus curlew daffodil dahlia deer dolphin
    dormouse dove dragonfly duck dunlin egret eider elk elm fieldfare fig finch firefly flax foxglove gannet
    gazelle goldfinch goose grebe gull hare harrier hawthorn hedgehog heron hibiscus hoopoe hornbeam hyacinth
    ibex ibis jackdaw juniper kestrel kingfisher kite lapwing larch lark linnet lotus lupin lynx magnolia
    magpie mallow mallard marigold marten moorhen moth mulberry narcissus newt nightingale nuthatch oak
    oleander oriole osprey otter owl oyster partridge peach pear pelican peony perch petrel petunia pheasant
    pigeon pika pipit plover primrose puffin quail quince rabbit redstart reed sage salmon sandpiper seal
    sedge shearwater siskin skylark snipe snowdrop sorrel sparrow spoonbill squirrel starling stoat stork
    stonechat sturgeon sunflower swallow swan swift sycamore teasel tern thistle thrush thyme tortoise trout
    tulip turtle vole wagtail walnut warbler waxwing wheatear whinchat woodpecker wren yarrow
    """
)
"""Gentle animals and plants."""

_TRIES = 16


def new_name(rng: random.Random, is_taken: Callable[[str], bool]) -> str:
    """A name that is not taken; with a number behind it once all plain names are in use."""
    for _ in range(_TRIES):
        if not is_taken(name := _pick(rng)):
            return name
    free = [name for name in _every() if not is_taken(name)]
    if free:
        return rng.choice(free)
    return next(numbered for number in count(2) if not is_taken(numbered := f"{_pick(rng)} {number}"))


def _every() -> list[str]:
    return sorted(f"{colour} {creature}" for colour in COLOURS for creature in CREATURES)


def _pick(rng: random.Random) -> str:
    return f"{rng.choice(COLOURS)} {rng.choice(CREATURES)}"
