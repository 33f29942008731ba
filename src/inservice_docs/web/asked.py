"""What a handler may ask for by name (需要的東西): view, form, register, request."""

from __future__ import annotations

from typing import Any, TypeAlias

from litestar import Request
from litestar.di import NamedDependency

from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.register import Register

Shown: TypeAlias = NamedDependency[View]
"""`view: Shown`: what may be shown to whoever asks."""
Sent: TypeAlias = NamedDependency[Form]
"""`form: Sent`: what was typed and dropped."""
Opened: TypeAlias = NamedDependency[Register]
"""`register: Opened`: the register, for whoever is signed in, as of now."""
Asked: TypeAlias = Request[Any, Any, Any]
"""`request: Asked`: the request itself, where nothing else will do."""
