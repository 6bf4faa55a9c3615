"""Records that many rows of an answer speak of: read once each, put where the rows have their ids."""

from dataclasses import dataclass, field
from typing import Any, LiteralString

from graph.compile.decode import Decode
from graph.compile.parts import Projection, Projector
from graph.compile.walks import order_property
from graph.cypher import Cypher
from graph.questions.terms import Shared
from graph.shape import Request, Selection


@dataclass(slots=True)
class SharedRecords:
    """The records that one question shares: ``setup`` binds their ids, ``columns`` reads them, a list a column."""

    compiler: Projector
    setup: Cypher = ""
    columns: list[Projection] = field(default_factory=list)

    def column(self, below: Selection, shared: Shared, type_name: LiteralString, *, many: bool) -> Projection:
        """The column of a row for the record, or the list of records, that it speaks of."""
        number = len(self.columns)
        self.columns.append(self._records(below, shared, type_name, many=many))
        return Projection(shared.ids, _several(number) if many else _one(number), True)

    def _records(self, below: Selection, shared: Shared, type_name: LiteralString, *, many: bool) -> Projection:
        """[id, what it is sorted by, what is wanted of it] each; of lists, archived ones left out."""
        new = self.compiler.variables.new
        one, item = self.compiler.clock.see(new("n")), new("i")
        kept: Cypher = "".join([f", {variable}" for variable in self.compiler.kept])
        start: Cypher = (
            f"UNWIND {self._ids(shared, many=many)} AS {item} MATCH ({one.node}:{type_name} {{id: {item}}}) "
            f"WITH {one.node}{kept}"
        )
        found = one.matched(start, [], [f"{one.values}.archived = false"] if many else [])
        record = self.compiler.record(below, one)
        key: Cypher = f"{one.values}.{order_property(type_name)}"
        text: Cypher = f"COLLECT {{ {found} RETURN [{one.node}.id, {key}, {record.text}] }}"
        return Projection(text, _by_id(record.decode), True)

    def _ids(self, shared: Shared, *, many: bool) -> Cypher:
        """All ids, each once. In a subquery: Neo4j would count the list of rows for every id of a DISTINCT."""
        if not shared.place:
            return shared.rows
        new = self.compiler.variables.new
        row, item, ids = new("l"), new("i"), new("l")
        of_row: Cypher = f"UNWIND {row}{shared.place} AS {item} " if many else f"WITH {row}{shared.place} AS {item} "
        self.setup += (
            f"CALL ({shared.rows}) {{ UNWIND {shared.rows} AS {row} {of_row}"
            f"RETURN collect(DISTINCT {item}) AS {ids} }} "
        )
        return ids


def _by_id(decode: Decode | None) -> Decode:
    """From such lists to the records by id, each with its rank in the order of their type."""

    def decode_records(rows: Any, request: Request) -> dict[str, tuple[int, Any]]:
        rows.sort(key=lambda row: (row[1], row[0]))
        return {row[0]: (rank, decode(row[2], request) if decode else row[2]) for rank, row in enumerate(rows)}

    return decode_records


def _one(number: int) -> Decode:
    def decode(id_: Any, request: Request) -> Any:
        return request.shared[number][id_][1]

    return decode


def _several(number: int) -> Decode:
    def decode(ids: Any, request: Request) -> list[Any]:
        records = request.shared[number]
        if len(ids) == 1:  # most lists have one, and there are thousands
            found = records.get(ids[0])
            return [] if found is None else [found[1]]
        return [record for _, record in sorted((records[id_] for id_ in ids if id_ in records), key=_rank)]

    return decode


def _rank(ranked: tuple[int, Any]) -> int:
    return ranked[0]
