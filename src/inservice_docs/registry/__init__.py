"""The register (登記簿): the store of plans, people, numbers and documents. Only here is SQL.

Floor 3. Start at `registry.open_registry`; a step of the work is one `Registry.transaction`.
"""
