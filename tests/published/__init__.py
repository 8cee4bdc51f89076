"""Official tables come back: records whose sums equal a published table, run through the pipeline, give its figures.

| module | job |
|---|---|
| `figures` | the published figures, and which of them are slow to make |
| `pipeline` | delivers records as files or rows of the source system, and runs the pipeline's own functions over them |
| `identifiers`, `days` | what records are made of |
| `referrals`, `protection`, `plans`, ... | one module per family: makes the records, and says where each figure is |
| `test_*` | run them and compare |
"""
