"""The steps of a study (研習步驟): where it stands, what may happen next, what that still needs."""
