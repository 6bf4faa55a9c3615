"""The types of the GraphQL schema. Those of records, edges and filters are made from the vocabulary of the graph."""
