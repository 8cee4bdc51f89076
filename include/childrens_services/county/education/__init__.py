"""Education: special educational needs, schools and early years."""
