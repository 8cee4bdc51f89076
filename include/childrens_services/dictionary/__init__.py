"""The data dictionary: docs/dictionary and the bus matrix of docs/warehouse.md, made from what is declared.

`python -m childrens_services.dictionary` writes them; with `--check` it only says which are stale.
"""
