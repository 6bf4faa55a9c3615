"""Everything that is wrong with seed files, found before anything is written."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.cypher import Value
from graph.writes.problems import Path as FieldPath
from graph.writes.problems import Problem, named, path_text
from graph.writes.records import RecordContent, edges_by_walk
from graph.writes.rules import check
from seed.build import SeedRecord, build
from seed.problems import SeedError, SeedProblem
from seed.read import read_folder

SOURCES = Path(__file__).parent / "sources"


def check_seed(folders: Iterable[Path], sources: Path = SOURCES) -> list[RecordContent]:
    """The records of all folders together, ready to load; SeedError with every problem where there is one.

    ``sources`` holds texts of documents: a quote from one of them must stand in it, white space folded.
    """
    problems: list[SeedProblem] = []
    records: list[SeedRecord] = []
    for folder in folders:
        written, found = read_folder(folder)
        problems += found
        for record, found in map(build, written):
            records.append(record)
            problems += found
    contents, broken = check([record.content for record in records])
    broken = [*broken, *_wrong_quotes(contents, _texts_by_digest(sources))]
    problems += [_located(records[problem.record], problem) for problem in broken]
    if problems:
        raise SeedError(problems)
    return contents


def _located(record: SeedRecord, problem: Problem) -> SeedProblem:
    id_ = record.content.id
    owner = named(id_) if id_ else record.content.type
    field = ".".join(filter(None, [owner, path_text(problem.path)]))
    return SeedProblem(record.file, record.line(problem.path), field, problem.rule, problem.remedy)


def _texts_by_digest(sources: Path) -> dict[str, str]:
    """The texts of the documents that are here, white space folded, by the digest of the document."""
    files = sorted(sources.glob("*.txt"))
    return {hashlib.sha256(file.read_bytes()).hexdigest(): _folded(file.read_text("utf-8")) for file in files}


def _folded(text: str) -> str:
    return " ".join(text.split())


def _wrong_quotes(contents: Sequence[RecordContent], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Quotes that do not stand in the document that they are from."""
    digests = {record.id: str(record.properties.get("sha256")) for record in contents}
    for number, record in enumerate(contents):
        for path, document, quote in _quotes(record):
            text = texts.get(digests.get(document, ""))
            if text is not None and _folded(quote) not in text:
                yield Problem(number, path, f"does not stand in {named(document)}.", "Copy it letter by letter.")


def _quotes(record: RecordContent) -> Iterator[tuple[FieldPath, str, str]]:
    """Every quote of a record and of its edges: where it stands, the document, the words."""
    for name, place, edge in edges_by_walk(record):
        quote = edge.properties.get("quote")
        if edge.relation == "CITES" and isinstance(quote, str):
            yield (name, place, "quote"), edge.other, quote
        pairs = zip(
            _list(edge.properties.get("citedDocuments")), _list(edge.properties.get("citedQuotes")), strict=False
        )
        for number, (document, words) in enumerate(pairs):
            if words:
                yield (name, place, "citations", number, "quote"), str(document), str(words)


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []
