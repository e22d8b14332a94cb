"""The judge of manifests finds what is wrong with one, so that its silence means something."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.iiif import CONTEXT, faults_of

HOME = "https://register.example.se/iiif"
IMAGE = {
    "id": f"{HOME}/1/full/max/0/default.jpg",
    "type": "Image",
    "format": "image/jpeg",
    "width": 2000,
    "height": 3000,
    "service": [{"id": f"{HOME}/1", "type": "ImageService3", "profile": "level0"}],
}
CANVAS = {
    "id": f"{HOME}/canvas/1",
    "type": "Canvas",
    "label": {"none": ["1"]},
    "width": 2000,
    "height": 3000,
    "items": [
        {
            "id": f"{HOME}/page/1",
            "type": "AnnotationPage",
            "items": [
                {
                    "id": f"{HOME}/annotation/1",
                    "type": "Annotation",
                    "motivation": "painting",
                    "body": IMAGE,
                    "target": f"{HOME}/canvas/1",
                }
            ],
        }
    ],
}
MANIFEST: dict[str, Any] = {
    "@context": CONTEXT,
    "id": f"{HOME}/manifest",
    "type": "Manifest",
    "label": {"sv": ["Protokoll 1946"]},
    "metadata": [{"label": {"sv": ["Signum"]}, "value": {"sv": ["F14:1"]}}],
    "rights": "http://creativecommons.org/publicdomain/mark/1.0/",
    "provider": [{"id": "https://stadsarkivet.example.se/", "type": "Agent", "label": {"sv": ["Stadsarkivet"]}}],
    "thumbnail": [{"id": f"{HOME}/1/full/200,300/0/default.jpg", "type": "Image", "format": "image/jpeg"}],
    "rendering": [
        {"id": f"{HOME}/1.txt", "type": "Text", "format": "text/plain", "label": {"sv": ["Avskrift"]}},
    ],
    "items": [CANVAS],
}

Spoil = Callable[[dict[str, Any]], Any]
SPOILT: list[tuple[str, Spoil]] = [
    ("@context must be", lambda it: it.pop("@context")),
    ("no label", lambda it: it.pop("label")),
    ("label is no language map", lambda it: it.update(label="Protokoll")),
    ("label.sv is no list", lambda it: it.update(label={"sv": "Protokoll"})),
    ("unknown language", lambda it: it.update(label={"svenska!": ["Protokoll"]})),
    ("must be canvases", lambda it: it.update(items=[])),
    ("no absolute http address", lambda it: it.update(id="/iiif/manifest")),
    ("is the address of 2 things", lambda it: it["items"].append(it["items"][0])),
    ("rights is neither", lambda it: it.update(rights="https://example.se/licence")),
    ("metadata.0 has no value", lambda it: it["metadata"][0].pop("value")),
    ("provider.0 has no label", lambda it: it["provider"][0].pop("label")),
    ("thumbnail is no list", lambda it: it.update(thumbnail=it["thumbnail"][0])),
    ("rendering.0 has no format", lambda it: it["rendering"][0].pop("format")),
    ("navDate is no moment", lambda it: it.update(navDate="1946")),
    ("does not know", lambda it: it.update(behaviour=["paged"])),
    ("height is no whole number", lambda it: it["items"][0].update(height=0)),
    ("width is no whole number", lambda it: it["items"][0].pop("width")),
    ("has a fragment", lambda it: it["items"][0].update(id=f"{HOME}/manifest#1")),
    ("must be annotation pages", lambda it: it["items"][0].pop("items")),
    ("must be annotations", lambda it: it["items"][0]["items"][0].update(items=[])),
    ("does not paint", lambda it: it["items"][0]["items"][0]["items"][0].update(motivation="supplementing")),
    ("paints something else", lambda it: it["items"][0]["items"][0]["items"][0].update(target=f"{HOME}/canvas/2")),
    (
        "service.0 has no profile",
        lambda it: it["items"][0]["items"][0]["items"][0]["body"]["service"][0].pop("profile"),
    ),
]


def test_a_right_manifest_is_left_in_peace() -> None:
    assert faults_of(MANIFEST) == []


@pytest.mark.parametrize(("fault", "spoil"), SPOILT, ids=[fault for fault, _spoil in SPOILT])
def test_a_wrong_manifest_is_told_what_is_wrong(fault: str, spoil: Spoil) -> None:
    manifest = copy.deepcopy(MANIFEST)
    spoil(manifest)
    assert fault in " ".join(faults_of(manifest))


def test_the_library_has_the_last_word() -> None:
    assert "behavior" in " ".join(faults_of({**MANIFEST, "behavior": ["sideways"]}))
