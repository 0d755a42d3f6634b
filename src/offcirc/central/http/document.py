"""The OpenAPI document, with the messages described by msgspec, which also reads them: one definition for both."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from offcirc.wire import messages

_MESSAGES = (
    messages.CarriedAnswer,
    messages.Changes,
    messages.ContactAnswer,
    messages.ContactRequest,
    messages.Enrolment,
    messages.EnrolmentRequest,
    messages.ExtractKey,
    messages.LookUp,
    messages.LookUpAnswer,
    messages.OutcomesPage,
    messages.Problem,
    messages.ProcessEvent,
    messages.ProcessRequest,
    messages.QueuePage,
    messages.ServerInfo,
    messages.Upload,
    messages.UploadAnswer,
)


class DocumentPlugin(JsonRenderPlugin):
    """Litestar's document with exact schemas: its own lose what stands inside an annotated tuple."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as JSON."""
        components = openapi_schema.get("components", {})
        schemas = {**components.get("schemas", {}), **_schemas()}
        return super().render(request, {**openapi_schema, "components": {**components, "schemas": schemas}})


def _schemas() -> dict[str, Any]:
    _, components = msgspec.json.schema_components(_MESSAGES, ref_template="#/components/schemas/{name}")
    return {name: _local_times(schema) for name, schema in components.items()}


def _local_times(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """JSON Schema's format `time` demands an offset; a bookmobile's stop has a local time without one."""
    if isinstance(schema, dict):
        kept = {name: _local_times(value) for name, value in schema.items()}
        if kept.get("format") == "time":
            del kept["format"]
        return kept
    return [_local_times(entry) for entry in schema] if isinstance(schema, list) else schema
