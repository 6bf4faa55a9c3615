"""Namespace of the types that are made from the vocabulary: Strawberry looks up their annotations here.

Empty on purpose: ``api.types.making`` puts each type in when it makes it.
"""
