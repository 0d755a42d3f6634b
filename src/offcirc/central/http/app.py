"""The application: endpoints, the token guard, problems, and the OpenAPI document at `/v1/openapi.json`."""

from __future__ import annotations

from litestar import Litestar
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from offcirc import __version__
from offcirc.central.http import carried, downloads, endpoints, health, holdings, metrics, problems
from offcirc.central.http.counting import Requests
from offcirc.central.http.document import DocumentPlugin
from offcirc.central.http.guard import TokenMiddleware
from offcirc.central.http.limits import Limits
from offcirc.central.http.page import handlers as page
from offcirc.central.http.service import Central
from offcirc.central.standing import Watch
from offcirc.central.workstations import Denied
from offcirc.errors import EnvironmentProblem

MAX_BODY = 16 * 1024 * 1024
"""Bytes of a request; a batch of 1,000 rows has about 1 MB."""


def make_app(central: Central, requests: Requests) -> Litestar:
    """The ASGI application of one server; `requests` are counted around it."""
    handlers = (endpoints, carried, downloads, holdings, health, metrics, page)
    return Litestar(
        [handler for module in handlers for handler in module.HANDLERS],
        state=State(
            {
                "central": central,
                "limits": Limits(),
                "requests": requests,
                "watch": Watch(central.database),
            },
            deep_copy=False,
        ),
        middleware=[DefineMiddleware(TokenMiddleware, exclude="^/v1/openapi")],
        exception_handlers={
            problems.Refused: problems.on_refused,
            Denied: problems.on_denied,
            EnvironmentProblem: problems.on_environment,
            HTTPException: problems.on_http,
            Exception: problems.on_bug,
        },
        openapi_config=_openapi(),
        request_max_body_size=MAX_BODY,
        logging_config=None,
    )


def _openapi() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="offcirc central server",
        version=__version__,
        path="/v1/openapi.json",  # a path of its own: its "not found" page is HTML and would cover all of /v1
        render_plugins=[DocumentPlugin(path="/")],
        security=[{"token": []}],
        components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        use_handler_docstrings=True,
    )
