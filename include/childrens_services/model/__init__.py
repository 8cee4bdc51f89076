"""Model: builds dimensions and facts from staging."""
