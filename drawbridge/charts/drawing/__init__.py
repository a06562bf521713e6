"""The kit that figures are drawn with."""
