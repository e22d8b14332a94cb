"""Judges manifests of IIIF Presentation 3: by the rules of the specification here, then by iiif-prezi3.

The library stands in an environment of its own, which `make test` makes; it is lenient, so the rules come first.
"""

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings

JUDGE = Path(settings.BASE_DIR, "var/iiif/bin/python")
CONTEXT = "http://iiif.io/api/presentation/3/context.json"
RIGHTS = re.compile(
    r"https?://(creativecommons\.org/(licenses/[a-z-]+/\d\.\d|publicdomain/(zero|mark)/1\.0)(/[a-z]{2,3})?/"
    r"|rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/)"
)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*|none")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")

# Only these may have an address twice in a manifest: an image or an agent is the same wherever it is shown.
OWN_ADDRESS = {"Manifest", "Canvas", "AnnotationPage", "Annotation", "Range"}
# What a property of a resource lists, and what each of these must tell.
MUST_TELL = {
    "thumbnail": ("id", "type", "format"),
    "rendering": ("id", "type", "label", "format"),
    "homepage": ("id", "type", "label", "format"),
    "seeAlso": ("id", "type", "format"),
    "provider": ("id", "type", "label"),
    "logo": ("id", "type", "format"),
    "service": ("id", "type", "profile"),
    "metadata": ("label", "value"),
}
LISTS = {*MUST_TELL, "items", "annotations", "structures", "behavior", "partOf"}
MAPS = {"label", "summary", "value"}
DIRECTIONS = {"left-to-right", "right-to-left", "top-to-bottom", "bottom-to-top"}
KNOWN = {*LISTS, *MAPS, "@context", "id", "type", "rights", "requiredStatement", "navDate", "viewingDirection"} | {
    *("height", "width", "duration", "start", "placeholderCanvas", "accompanyingCanvas", "services", "navPlace"),
    *("motivation", "body", "target", "format", "profile", "language", "timeMode", "supplementary"),
    *("tiles", "sizes", "protocol", "maxWidth", "maxHeight", "source", "selector"),
}


def faults_of(manifest: dict[str, Any]) -> list[str]:
    """Everything wrong with a manifest; skips the test where the library is missing, which CI does not allow."""
    found = [*_whole(manifest), *_resource(manifest, "manifest")]
    return found or _complaints(json.dumps(manifest))


def _complaints(text: str) -> list[str]:
    if not JUDGE.exists():
        _absent(f"NO IIIF VALIDATOR in {JUDGE.parent.parent}: `make iiif` installs it")
    script = Path(settings.BASE_DIR, "tests/iiif_check.py")
    done = subprocess.run([JUDGE, script], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [str(complaint) for complaint in json.loads(done.stdout)]


def _absent(why: str) -> None:
    (pytest.fail if os.environ.get("CI", "").lower() in {"1", "true"} else pytest.skip)(why)


def _whole(manifest: dict[str, Any]) -> Iterator[str]:
    contexts = manifest.get("@context")
    if (contexts[-1:] if isinstance(contexts, list) else [contexts]) != [CONTEXT]:
        yield f"@context must be, or end with, {CONTEXT}"
    if manifest.get("type") != "Manifest":
        yield f"type is {manifest.get('type')!r}, not Manifest"
    if not manifest.get("label"):
        yield "manifest has no label"
    canvases = manifest.get("items") or [{}]
    if any(canvas.get("type") != "Canvas" for canvas in canvases):
        yield "items of the manifest must be canvases, and at least one"
    addresses = Counter(node["id"] for node in _nodes(manifest) if node.get("type") in OWN_ADDRESS and "id" in node)
    yield from (f"{address} is the address of {times} things" for address, times in addresses.items() if times > 1)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner)


def _resource(node: dict[str, Any], path: str) -> Iterator[str]:
    """The faults of a resource and of all within it."""
    yield from _properties(node, path)
    match node.get("type"):
        case "Canvas":
            yield from _canvas(node, path)
        case "AnnotationPage":
            yield from _page(node, path)
        case "Annotation":
            yield from _annotation(node, path)
        case "Image":
            yield from _image(node, path)
    for name, value in node.items():
        if name in MAPS or name == "navPlace":
            continue
        if isinstance(value, dict):
            yield from _resource(value, f"{path}.{name}")
        for number, inner in enumerate(value if isinstance(value, list) else []):
            if isinstance(inner, dict):
                yield from _resource(inner, f"{path}.{name}.{number}")
                lacks = [key for key in MUST_TELL.get(name, ()) if key not in inner]
                yield from (f"{path}.{name}.{number} has no {key}" for key in lacks)


def _properties(node: dict[str, Any], path: str) -> Iterator[str]:
    """What holds of a property wherever it stands."""
    yield from (f"{path} has {name}, which the specification does not know" for name in node.keys() - KNOWN)
    if "@context" in node and path != "manifest":
        yield f"{path} has a @context of its own"
    yield from (f"{path}.{name} is no list" for name in LISTS & node.keys() if not isinstance(node[name], list))
    yield from (f"{path}.{name} is empty" for name in LISTS & node.keys() if node[name] == [])
    yield from (fault for name in MAPS & node.keys() for fault in _language_map(node[name], f"{path}.{name}"))
    if "id" in node and not _absolute(node["id"]):
        yield f"{path}.id is no absolute http address: {node['id']!r}"
    if "type" in node and "id" not in node and node["type"] in OWN_ADDRESS:
        yield f"{path} has no id"
    if "rights" in node and not RIGHTS.fullmatch(str(node["rights"])):
        yield f"{path}.rights is neither of Creative Commons nor of rightsstatements.org: {node['rights']!r}"
    if "navDate" in node and not MOMENT.fullmatch(str(node["navDate"])):
        yield f"{path}.navDate is no moment with a time zone: {node['navDate']!r}"
    if "requiredStatement" in node and not {"label", "value"} <= node["requiredStatement"].keys():
        yield f"{path}.requiredStatement must have label and value"
    if node.get("viewingDirection", "left-to-right") not in DIRECTIONS:
        yield f"{path}.viewingDirection is {node['viewingDirection']!r}"


def _language_map(value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict) or not value:
        yield f"{path} is no language map"
        return
    for language, texts in value.items():
        if not LANGUAGE.fullmatch(language):
            yield f"{path} has an unknown language {language!r}"
        if not isinstance(texts, list) or not texts or not all(isinstance(text, str) and text for text in texts):
            yield f"{path}.{language} is no list of texts"


def _absolute(address: Any) -> bool:
    parts = urlsplit(address) if isinstance(address, str) else None
    return bool(parts and parts.scheme in {"http", "https"} and parts.netloc and " " not in address)


def _canvas(canvas: dict[str, Any], path: str) -> Iterator[str]:
    if "#" in str(canvas.get("id")):
        yield f"{path}.id has a fragment"
    yield from _sides({"height": None, "width": None, **canvas}, path)
    for page in canvas.get("items") or [{}]:
        if page.get("type") != "AnnotationPage":
            yield f"{path}.items must be annotation pages, and at least one"
        for annotation in page.get("items", []):
            if annotation.get("motivation") != "painting":
                yield f"{path}.items hold an annotation that does not paint"
            if annotation.get("target") != canvas.get("id"):
                yield f"{path}.items hold an annotation that paints something else"
    for page in canvas.get("annotations", []):
        if any(annotation.get("motivation") == "painting" for annotation in page.get("items", [])):
            yield f"{path}.annotations paint, which only items may"


def _page(page: dict[str, Any], path: str) -> Iterator[str]:
    if any(annotation.get("type") != "Annotation" for annotation in page.get("items") or [{}]):
        yield f"{path}.items must be annotations, and at least one"


def _annotation(annotation: dict[str, Any], path: str) -> Iterator[str]:
    yield from (f"{path} has no {name}" for name in ("motivation", "body", "target") if not annotation.get(name))


def _image(image: dict[str, Any], path: str) -> Iterator[str]:
    yield from (f"{path} has no {name}" for name in ("id", "format") if not image.get(name))
    if not str(image.get("format", "image/")).startswith("image/"):
        yield f"{path}.format is {image['format']!r}"
    yield from _sides(image, path)


def _sides(node: dict[str, Any], path: str) -> Iterator[str]:
    for side in ("height", "width"):
        if side in node and (type(node[side]) is not int or node[side] < 1):
            yield f"{path}.{side} is no whole number above 0"
