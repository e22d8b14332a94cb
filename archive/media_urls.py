"""The addresses of files. Only names that the image API itself makes are taken."""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from archive import media


class Region(StringConverter):
    regex = r"full|\d{1,7},\d{1,7},\d{1,7},\d{1,7}"


class Size(StringConverter):
    regex = r"max|\d{1,7},\d{1,7}"


register_converter(Region, "region")
register_converter(Size, "size")

IMAGE = "iiif/<uuid:scan>-<int:number>"
urlpatterns: list[URLPattern] = [
    path(IMAGE, media.image, name="iiif-image"),
    path(f"{IMAGE}/info.json", media.image_information, name="iiif-information"),
    path(f"{IMAGE}/<region:region>/<size:size>/0/default.jpg", media.image_file, name="iiif-file"),
    path("files/<uuid:scan>/original", media.original, name="original"),
    path("files/transcriptions/<uuid:pk>.txt", media.transcription, name="transcription"),
]
