"""Documents: parsed, limited and validated once per text, then kept with whatever is derived from them."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    Lexer,
    OperationDefinitionNode,
    Source,
    TokenKind,
    parse,
    specified_rules,
    validate,
)
from graphql.validation import NoFragmentCyclesRule
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api.context import Context
from api.errors import OPERATION_UNRESOLVED, PARSE_FAILED, coded, shortened, unread_error
from api.limits import FragmentCycle, LimitExceeded, Limits, check_limits, raise_limit
from api.problems import validation_problem
from api.text import check_literals, check_variables

MAX_PROBLEMS = 5
_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
# A token's nodes take up to a kilobyte, so that the largest cache stays under 200 MB whatever is sent.
_CACHED_TOKENS = 200_000
_LOGGED_NAME = 100


@dataclass(slots=True, eq=False)
class Document:
    """A text and what is known of it. With problems it is refused; ``ast`` is None where it does not even parse."""

    digest: str
    """First half of the text's SHA-256 in hexadecimals: what the log calls the document."""
    ast: DocumentNode | None = None
    problems: tuple[GraphQLError, ...] = ()
    operations: dict[str | None, OperationDefinitionNode] = field(default_factory=dict)
    fragments: dict[str, FragmentDefinitionNode] = field(default_factory=dict)
    plans: dict[Hashable, Any] = field(default_factory=dict)
    """Whatever is derived from the document and lives as long as it: compiled statements."""

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation to run; an error that names the choice where it is not clear which."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        found = self.operations.get(name) if name is not None else None
        if found is not None:
            return found
        names = ", ".join(sorted(str(one) for one in self.operations if one)) or "none with a name"
        rule = "The document holds several operations." if name is None else "The document has no such operation."
        remedy = f"Name one in `operationName`: {shortened(names)}."
        raise coded(OPERATION_UNRESOLVED, rule, remedy, "operationName")


def prepare(schema: GraphQLSchema, text: str, limits: Limits) -> Document:
    """Parse, limit and validate a text: a pure function of its arguments."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    try:
        ast = _parse(text, limits)
    except GraphQLSyntaxError as error:
        return Document(digest, problems=(_unparsed(error),))
    except LimitExceeded as refused:
        return Document(digest, problems=(refused.problem,))
    try:
        check_limits(ast, limits)
        problems = check_literals(ast, text) or validate(schema, ast, _RULES, max_errors=MAX_PROBLEMS)
    except LimitExceeded as refused:
        return Document(digest, problems=(refused.problem,))
    except FragmentCycle:
        problems = validate(schema, ast, [NoFragmentCyclesRule], max_errors=MAX_PROBLEMS)
    named = tuple(validation_problem(problem, ast) for problem in problems[:MAX_PROBLEMS])
    operations = {
        one.name.value if one.name else None: one for one in ast.definitions if isinstance(one, OperationDefinitionNode)
    }
    fragments = {one.name.value: one for one in ast.definitions if isinstance(one, FragmentDefinitionNode)}
    return Document(digest, ast, named, operations, fragments)


def _parse(text: str, limits: Limits) -> DocumentNode:
    try:
        return parse(text, max_lexical_tokens=limits.tokens, allow_empty_selection_sets=False)
    except GraphQLSyntaxError:
        if _longer_than(text, limits.tokens):
            rule = f"The document has more than {limits.tokens} tokens."
            raise_limit("tokens", rule, "Ask in several operations, and give values as variables.")
        raise


def _longer_than(text: str, tokens: int) -> bool:
    """Whether that many tokens can be read: the parser says so in words only."""
    lexer = Lexer(Source(text))
    try:
        for _ in range(tokens + 1):
            if lexer.advance().kind is TokenKind.EOF:
                return False
    except GraphQLSyntaxError:
        return False
    return True


def _unparsed(error: GraphQLSyntaxError) -> GraphQLError:
    remedy = "Correct the document at the place that `locations` gives."
    return coded(PARSE_FAILED, error.message, remedy, at=error)


class Documents:
    """The documents of one schema, the least recently used forgotten first. Lives as long as the app."""

    def __init__(self, limits: Limits, cached_tokens: int = _CACHED_TOKENS) -> None:
        self.limits = limits
        self._most = cached_tokens
        self._held = 0
        self._documents: OrderedDict[str, Document] = OrderedDict()

    def __len__(self) -> int:
        """How many documents are held."""
        return len(self._documents)

    def get(self, schema: GraphQLSchema, text: str) -> Document:
        """The document of a text, prepared at its first sight. All texts go to one schema."""
        document = self._documents.get(text)
        if document is not None:
            self._documents.move_to_end(text)
            return document
        document = prepare(schema, text, self.limits)
        self._keep(text, document)
        return document

    def _keep(self, text: str, document: Document) -> None:
        self._documents[text] = document
        self._held += _weight(text, document)
        while self._held > self._most:
            self._held -= _weight(*self._documents.popitem(last=False))


def _weight(text: str, document: Document) -> int:
    """Tokens, and the text itself at sixty-four characters for a token."""
    return (document.ast.token_count if document.ast else 1) + len(text) // 64 + 1


class DocumentExtension(SchemaExtension):
    """Gives Strawberry the prepared document, so that it neither parses nor validates itself.

    Pass it, or a class derived from it, as a factory: ``lambda: DocumentExtension(documents)``.
    """

    document: Document
    """The document of this request, from ``on_parse`` on."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def on_parse(self) -> Iterator[None]:
        """Look the document up; refuse it here where it does not parse or does not say what to run."""
        asked = self.execution_context
        self.document = document = self._documents.get(asked.schema._schema, asked.query or "")
        if isinstance(asked.context, Context):
            asked.context.trace.document = document.digest
        if document.ast is None:
            # The error is shared by all requests with this text: without its traceback, which would grow.
            raise document.problems[0].with_traceback(None)
        asked.graphql_document = document.ast
        if not document.problems:
            operation = document.operation(asked._provided_operation_name)
            if isinstance(asked.context, Context) and operation.name:
                asked.context.trace.operation = operation.name.value[:_LOGGED_NAME]
            check_variables(asked.variables or {})
        yield

    def on_validate(self) -> Iterator[None]:
        """Hand over what validation found when the document was prepared, to whoever may know the schema."""
        asked = self.execution_context
        problems = list(self.document.problems)
        if problems and isinstance(asked.context, Context) and not asked.context.may_read:
            problems = [unread_error()]
        asked.pre_execution_errors = problems
        yield
