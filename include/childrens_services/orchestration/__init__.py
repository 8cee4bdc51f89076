"""What the DAG files are made of. Importing this package imports neither pandas nor Great Expectations."""
