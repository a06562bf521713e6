"""Rehearsals: simulated participants who answer as phones do, so that every chart can be met."""
