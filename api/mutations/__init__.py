"""Mutations: their inputs and payloads from the vocabulary, and what runs them."""
