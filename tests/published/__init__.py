"""Official tables come back: records whose sums equal a published table, run through the pipeline, give its figures.

The figures are in `../shared/published/published_figures.csv` beside the checkout; without it the tests are skipped.

| module | job |
|---|---|
| `figures` | the published figures, and which of them take so many records that their test is slow |
| `pipeline` | delivers records as files or rows of the source system, and runs the pipeline's own functions over them |
| `compared` | numerator and denominator must be equal, the value at its published rounding |
| `days`, `identifiers` | what records are made of |
| `referrals`, `bands`, `protection`, `care`, `leavers`, `workforce` | records of children's social care |
| `plans`, `caseload`, `profile`, `attendance` | records of education |
| `test_every_figure` | no figure is passed over |

A family has `run`, which delivers the records of some figures and measures them, and `find`, which says where each is.
England is made like the county, only with more records.
"""
