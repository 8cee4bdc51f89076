"""Social care: referrals, protection, children looked after, the workforce and the homes."""
