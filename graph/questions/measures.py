"""Measures of a network as a whole: plain functions over numbered actors and their links, for a thread of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import rustworkx as rx

from graph.questions.communities import communities

MOST_MEASURED = 5_000
"""Betweenness takes the number of actors times that of links: seconds for so many, minutes for more."""
_DIGITS = 6  # sums over threads differ in the last places from run to run

Link: TypeAlias = tuple[int, int, int]
"""Two actors by number, and the weight of their link."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of each actor, by number: how many links it has, how far it stands between others, its community."""

    degree: list[int]
    betweenness: list[float]
    community: list[int]


def _network(size: int, links: Sequence[Link]) -> "rx.PyGraph[None, None]":
    network: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
    network.add_nodes_from([None] * size)
    network.add_edges_from_no_data([(one, other) for one, other, _ in links])
    return network


def components(size: int, links: Sequence[Link]) -> int:
    """In how many parts the network falls; an actor without links is one."""
    return rx.number_connected_components(_network(size, links))


def density(size: int, links: Sequence[Link]) -> float:
    """The share of possible links that there are; 0 where none is possible."""
    return round(2 * len(links) / (size * (size - 1)), _DIGITS) if size > 1 else 0.0


def measure(size: int, links: Sequence[Link]) -> Measures:
    """All measures. Betweenness is the share of shortest paths between two others that lead through the actor."""
    network = _network(size, links)
    between = rx.betweenness_centrality(network)
    return Measures(
        [network.degree(number) for number in range(size)],
        [round(between[number], _DIGITS) for number in range(size)],
        communities(size, links),
    )


def splitting(size: int, links: Sequence[Link]) -> dict[int, int]:
    """The actors whose loss splits what hangs together, each with the number of parts that it then falls into.

    Those parts are the blocks that meet in the actor: what holds together whoever else is lost.
    """
    network = _network(size, links)
    blocks: dict[int, set[int]] = {number: set() for number in rx.articulation_points(network)}
    for ends, block in rx.biconnected_components(network).items():
        for end in ends:
            if end in blocks:
                blocks[end].add(block)
    return {number: len(blocks[number]) for number in sorted(blocks)}
