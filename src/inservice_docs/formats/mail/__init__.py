"""Mail (電子郵件): drafts that a mail program opens, and sending by a school's own server."""
