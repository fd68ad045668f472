"""The API: version 1. Its own page draws the documentation from the schema; nothing of anybody else's is loaded."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from events.api import checkins, reference
from events.api.batch import ResultsOut
from events.api.caller import Doors
from events.api.problems import Problem, answer

api = NinjaAPI(
    title="Bijeen",
    version="1.0",
    description="Wat een programma met Bijeen kan doen.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="bijeen-api",
)
api.post("/checkins", response=ResultsOut, exclude_none=True, auth=Doors(), url_name="api-checkins")(checkins.send)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return answer(request, problem)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return answer(request, Problem("unreadable"))


@api.exception_handler(ValidationError)
def _wrong_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Which fields are not right; what stood in them is not repeated."""
    if any(one["type"] == "too_long" and one["loc"][-1] == "scans" for one in error.errors):
        return answer(request, Problem("too_large"))
    fields = [{"field": ".".join(map(str, one["loc"][2:])), "error": one["type"]} for one in error.errors]
    return answer(request, Problem("wrong_shape", errors=fields[:20]))


def schema() -> dict[str, Any]:
    """The API as OpenAPI 3.1, with the addresses that it has here."""
    said = dict(api.get_openapi_schema(path_prefix=reverse("bijeen_fixed:api-checkins").removesuffix("checkins")))
    things = said["components"]["schemas"]
    scans = things["BatchIn"]["properties"]["scans"]
    if "$ref" not in scans["items"]:  # a scan is looked at by itself, so its shape stands inside the batch's
        things["ScanIn"], scans["items"] = scans["items"], {"$ref": "#/components/schemas/ScanIn"}
    return said


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The schema, for machines."""
    return JsonResponse(schema())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same for people."""
    return render(request, "bijeen/events/api/docs.html", {"reference": reference.of(schema())})


fixed = [
    path("api/v1/openapi.json", openapi, name="api-openapi"),
    path("api/v1/docs", docs, name="api-docs"),
    *(
        path(f"api/v1/{call.pattern}", call.callback, name=call.name)
        for call in api.urls[0]
        if isinstance(call, URLPattern) and call.name != "api-root"
    ),
]
