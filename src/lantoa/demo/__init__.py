"""The make-believe commune, built by ordinary actions."""
