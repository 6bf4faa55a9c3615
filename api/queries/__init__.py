"""Root fields of the schema."""
