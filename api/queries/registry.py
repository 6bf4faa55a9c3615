"""Query: the roots of the graph as fields of the schema."""

import strawberry

from api.queries.own import OWN_ROOTS
from api.types.answers import question_annotation, question_arguments
from api.types.inputs import filter_argument, moment_argument, optional, order_argument, page_arguments
from api.types.making import Argument, FieldPlan, make_type
from graph.compile import ROOTS, Root
from graph.filters import FILTERS
from graph.questions.catalogue import QUESTIONS


def _examples() -> Argument:
    return Argument(bool | None, "Examples too.", True)


def _arguments(root: Root) -> dict[str, Argument]:
    """What a root takes: its own arguments, and when; the history is of all times."""
    own = _own_arguments(root)
    return own if root.kind == "history" else {**own, "at": moment_argument()}


def _own_arguments(root: Root) -> dict[str, Argument]:
    if root.kind == "one":
        return {"id": Argument(strawberry.ID, "Id of the record.")}
    if root.kind == "some":
        return {"ids": Argument(list[strawberry.ID], "Ids of records, at most 100.")}
    if root.kind == "search":
        return {
            "text": Argument(str, "Words to search for."),
            "kinds": Argument(optional("RecordKind", many=True), "Kinds of record to find.", strawberry.UNSET),
            **page_arguments(),
            "includeExamples": _examples(),
        }
    if root.target not in FILTERS:
        return {**page_arguments(), "includeExamples": _examples()}
    filtered = {**page_arguments(), "filter": filter_argument(root.target)}
    return filtered if root.kind == "history" else {**filtered, "orderBy": order_argument(root.target)}


def _annotation(root: Root) -> str:
    target = "Node" if root.name in {"node", "nodes"} else root.target
    if root.kind == "one":
        return f"{target} | None"
    if root.kind == "some":
        return f"list[{target} | None]"
    return "SearchConnection" if root.kind == "search" else f"{target}Connection"


def make_query() -> type:
    """The Query type: one field a root of the graph, one a question, and those that are answered without the graph."""
    fields = [FieldPlan(root.name, _annotation(root), root.description, _arguments(root)) for root in ROOTS.values()]
    fields += [
        FieldPlan(one.name, question_annotation(one), one.description, question_arguments(one))
        for one in QUESTIONS.values()
    ]
    fields += [FieldPlan(name, root.annotation, root.description) for name, root in OWN_ROOTS.items()]
    return make_type("Query", "Questions to the registry.", fields)
