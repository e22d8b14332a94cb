"""The Swedish words of dates."""

from __future__ import annotations

from archive.dates.vocabulary import Vocabulary

# fmt: off
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)

SWEDISH = Vocabulary(
    months={
        **{name: number for number, name in enumerate(MONTHS, 1)},
        **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
        "febr": 2, "sept": 9,
    },
    seasons={
        "vår": 21, "våren": 21, "sommar": 22, "sommaren": 22,
        "höst": 23, "hösten": 23, "vinter": 24, "vintern": 24,
        "första kvartalet": 33, "andra kvartalet": 34, "tredje kvartalet": 35, "fjärde kvartalet": 36,
        "första tertialet": 37, "andra tertialet": 38, "tredje tertialet": 39,
        "första halvåret": 40, "andra halvåret": 41,
    },
    weekdays=("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen")
    + ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    unknown=("okänt", "okänd", "okända", "ej känt", "ej känd", "inte känt", "inte känd", "ej angivet", "ej angiven")
    + ("okänt datum", "okänt år", "odaterad", "odaterat", "uppgift saknas", "vet ej", "vet inte"),
    approximately=("omkring", "kring", "runt", "cirka", "circa", "ca", "c:a", "c", "ungefär", "ungefärligen", "omkr"),
    probably=("troligen", "troligtvis", "sannolikt", "förmodligen", "antagligen", "möjligen", "kanske", "osäkert"),
    since=("sedan", "alltsedan", "ända sedan", "från", "från och med", "fr o m", "f o m", "fr.o.m", "f.o.m", "fom"),
    at_least_since=("åtminstone sedan", "minst sedan", "sedan åtminstone", "sedan minst", "sedan senast"),
    onwards=("och framåt", "och senare", "och därefter", "och fortfarande", "och ännu", "–nu", "till nu", "till idag")
    + ("till i dag", "pågår"),
    until=("till och med", "t o m", "t.o.m", "tom", "fram till", "fram till och med", "intill", "ända till", "till"),
    before=("före", "innan", "tidigare än", "strax före", "kort före"),
    after=("efter", "senare än", "strax efter", "kort efter"),
    no_later=("senast", "allra senast", "inte senare än", "ej senare än"),
    no_earlier=("tidigast", "allra tidigast", "inte tidigare än", "ej tidigare än", "inte före", "ej före"),
    or_later=("eller senare", "eller därefter"),
    or_earlier=("eller tidigare", "eller dessförinnan"),
    end_unknown=("slut okänt", "slutet okänt", "okänt slut"),
    start_unknown=("början okänd", "start okänd", "okänd början"),
    sometime=("någon gång", "någon gång under", "någon gång på", "någon gång i"),
    between=("mellan", "mellan åren"),
    from_=("från", "från och med", "fr o m", "fr.o.m", "fom"),
    to=("till", "till och med", "t o m", "t.o.m", "tom", "fram till"),
    and_="och",
    or_="eller",
    fillers=("i", "på", "under", "vid", "den", "år", "året", "åren", "in på"),
    parts={
        "början": "early", "tidigt": "early", "tidiga": "early", "inledningen": "early",
        "mitten": "mid", "mitt": "mid",
        "slutet": "late", "sent": "late", "sena": "late",
        "första hälften": "first half", "förra hälften": "first half",
        "andra hälften": "second half", "senare hälften": "second half", "senare delen": "second half",
    },
    part_links=("av", "på", "i", "under", "av år", "på det", "den"),
    part_suffixes={
        "början": "early", "mitt": "mid", "slut": "late",
        "första hälft": "first half", "andra hälft": "second half", "senare hälft": "second half",
    },
    some_day=("någon dag", "någon dag i", "okänd dag i", "en dag i", "okänd dag"),
    some_month=("någon månad", "okänd månad"),
    some_year=("något år", "okänt år"),
    notes={
        "osäkert": "?", "ungefärligt": "~", "osäkert och ungefärligt": "%",
        "år": "year", "månad": "month", "årstid": "month", "dag": "day",
    },
    periods={
        "andra världskriget": "1939/1945", "2:a världskriget": "1939/1945",
        "första världskriget": "1914/1918", "1:a världskriget": "1914/1918",
        "mellankrigstiden": "1918/1939",
    },
)
# fmt: on
