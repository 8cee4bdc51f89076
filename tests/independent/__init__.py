"""Every core KPI counted a second time, in pandas and straight from the landed files: see `conftest`."""
