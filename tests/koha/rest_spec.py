"""What the server says of its own REST interface at `/api/v1/`, to anybody: as far as offcirc looks at it.

Sources: `Koha/REST/V1/Auth.pm` (no sign-in for it), Mojolicious' OpenAPI plugin (the description, bundled), and
`api/v1/swagger/paths/checkouts.yaml` before and after renewals took a due date.
"""

from __future__ import annotations

from typing import Any

from tests.koha.versions import Version

_CHECKOUT = "checkout_id_pp"
_BODY = {
    "in": "body",
    "name": "body",
    "required": False,
    "schema": {
        "type": "object",
        "properties": {"due_date": {"type": "string", "format": "date-time"}},
        "additionalProperties": False,
    },
}


def described(version: Version) -> dict[str, Any]:
    """The description."""
    parameters: list[dict[str, Any]] = [{"$ref": f"#/parameters/{_CHECKOUT}"}]
    if version.due_date_on_renewal:
        parameters.append(_BODY)
    renewal = {"x-mojo-to": "Checkouts#renew", "parameters": parameters, "responses": {"201": {}, "403": {}, "404": {}}}
    return {
        "swagger": "2.0",
        "basePath": "/api/v1",
        "info": {"title": "Koha REST API", "version": "1"},
        "parameters": {_CHECKOUT: {"in": "path", "name": "checkout_id", "required": True, "type": "integer"}},
        "paths": {
            "/checkouts/{checkout_id}/renewal": {"post": renewal},
            "/checkouts/{checkout_id}/renewals": {"post": renewal, "get": {"parameters": parameters[:1]}},
        },
    }
