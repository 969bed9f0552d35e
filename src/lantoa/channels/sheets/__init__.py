"""Sheets: what channels print, set in Typst with Tinos."""
