"""Directives come in; their demands are read out."""
