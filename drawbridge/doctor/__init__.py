"""``python -m drawbridge doctor``: will an evening on this computer go well, in plain words."""

from drawbridge.doctor.command import doctor

__all__ = ["doctor"]
