"""The vocabulary of the registry as data: everything else derives from it.

Schema objects, constraints, indexes, seed checks, the compiler and the README's table of the model are made from
``MODEL``; a new property is one line in ``graph/vocabulary``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import LiteralString, TypeAlias

from graph.vocabulary import actors, collaborations, commitments, common, history, plans
from graph.vocabulary.enumerations import ENUMERATIONS
from graph.vocabulary.relations import RELATIONS
from graph.vocabulary.terms import Computed, Enumeration, NodeType, Property, Relation, ValueObject, Walk

Member: TypeAlias = Property | Walk | Computed
"""What a node type has under a name."""

NODE_TYPES = (
    common.RECORD,
    actors.ACTOR,
    *actors.ACTOR_TYPES.values(),
    collaborations.COLLABORATION,
    collaborations.JOINT_WORK,
    collaborations.IOP_PARTNERSHIP,
    plans.PLAN,
    commitments.COMMITMENT,
    plans.PLAN_STATEMENT,
    commitments.FOLLOW_UP,
    commitments.CONSIDERATION,
    common.GOAL,
    common.THEME,
    common.TARGET_GROUP,
    common.PERSPECTIVE,
    common.SOURCE_DOCUMENT,
    history.CHANGE,
)
VALUE_OBJECTS = (actors.CONTACT, collaborations.REVIEW, collaborations.ADMISSIBILITY, history.FIELD_CHANGE)


@dataclass(frozen=True)
class Model:
    """The whole vocabulary, by name, with what follows from it."""

    nodes: Mapping[str, NodeType]
    relations: Mapping[str, Relation]
    enumerations: Mapping[str, Enumeration]
    value_objects: Mapping[str, ValueObject]

    def lineage(self, name: str) -> tuple[NodeType, ...]:
        """The node type and what it extends, widest first: Record, Actor, Board."""
        node = self.nodes[name]
        return (*(self.lineage(node.parent) if node.parent else ()), node)

    def labels(self, name: str) -> tuple[LiteralString, ...]:
        """The labels of a record of this concrete type, widest first."""
        return tuple(node.name for node in self.lineage(name))

    def properties(self, name: str) -> Iterator[Property]:
        """All properties that a record of this type keeps, inherited ones first."""
        for node in self.lineage(name):
            yield from node.properties

    def walks(self, name: str) -> Iterator[Walk]:
        """All walks from a record of this type, inherited ones first."""
        for node in self.lineage(name):
            yield from node.walks

    def computed(self, name: str) -> Iterator[Computed]:
        """All fields worked out for a record of this type, inherited ones first."""
        for node in self.lineage(name):
            yield from node.computed

    def member(self, type_name: str, name: str) -> Member:
        """The property, walk or computed field called ``name``; KeyError where there is none."""
        return self._members[type_name][name]

    @cached_property
    def _members(self) -> Mapping[str, Mapping[str, Member]]:
        members: dict[str, Mapping[str, Member]] = {}
        for name in self.nodes:
            found: list[Member] = [*self.properties(name), *self.computed(name), *self.walks(name)]
            members[name] = {member.name: member for member in found}
        return members

    @cached_property
    def concrete(self) -> Mapping[str, tuple[str, ...]]:
        """The concrete types that each node type stands for; itself where it is concrete."""
        return {
            name: tuple(
                other.name for other in self.nodes.values() if not other.abstract and node in self.lineage(other.name)
            )
            for name, node in self.nodes.items()
        }

    def is_record(self, name: str) -> bool:
        """Whether nodes of this type are records: with versions, archived or not, an example or not."""
        return self.lineage(name)[0] is common.RECORD

    @cached_property
    def guarded_fields(self) -> frozenset[str]:
        """The fields of records that hold something guarded: their former values are guarded too."""
        guarded = {value.name for value in self.value_objects.values() if any(one.guarded for one in value.properties)}
        return frozenset(
            known.name for node in self.nodes.values() for known in node.properties if known.type in guarded
        )


MODEL = Model(
    nodes={node.name: node for node in NODE_TYPES},
    relations={relation.type: relation for relation in RELATIONS},
    enumerations=ENUMERATIONS,
    value_objects={value.name: value for value in VALUE_OBJECTS},
)
"""The vocabulary that the whole project stands on."""
