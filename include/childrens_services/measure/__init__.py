"""Measure: numerator and denominator per KPI, month and breakdown, then value, target and RAG, the same way for all."""
