"""The rules of letters (公文): findings with place and cure, and the safe cures applied."""
