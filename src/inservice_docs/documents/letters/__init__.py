"""Letters (公文): what each kind says, composed from its wording and the facts of a plan."""
