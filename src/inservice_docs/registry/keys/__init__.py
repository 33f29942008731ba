"""The keys of a register: kept outside of it, they seal what the law calls sensitive."""
