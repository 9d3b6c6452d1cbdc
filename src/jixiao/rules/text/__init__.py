"""Wording (文字): placeholders, doublings, signs, copied passages."""
