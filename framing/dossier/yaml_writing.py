"""A dossier written as YAML, without what goes without saying."""

from __future__ import annotations

from typing import Any

import yaml

from framing.dossier.model import Actor, Dossier, Variant
from framing.dossier.period import Period


def to_yaml(dossier: Dossier) -> str:
    """Write a dossier as YAML that `framing.dossier.yaml_form` reads back.

    Examples
    --------
    >>> from framing.dossier.yaml_form import from_yaml
    >>> dossier = from_yaml("{sides: {North: {actors: [North]}}, terms: {entry: {invasion: North}}}", "")
    >>> from_yaml(to_yaml(dossier), "").variants == dossier.variants
    True
    """
    data: dict[str, Any] = {"event": dossier.event, "title": dossier.title}
    data = {key: value for key, value in data.items() if value}
    data["sides"] = {
        side.name: {"actors": [_actor_entry(actor) for actor in side.actors], "places": list(side.places)}
        for side in dossier.sides
    }
    for kind, is_place in (("terms", False), ("places", True)):
        data[kind] = {
            referent: _variant_entries(
                [v for v in dossier.variants if v.referent == referent and v.is_place == is_place]
            )
            for referent in dict.fromkeys(v.referent for v in dossier.variants if v.is_place == is_place)
        }
    return yaml.safe_dump({**data, **dossier.notes}, allow_unicode=True, sort_keys=False, width=110)


def _actor_entry(actor: Actor) -> dict[str, Any]:
    return _filled(
        name=actor.name,
        aliases=list(actor.aliases),
        type=actor.type,
        **_period_entries(actor.period, actor.source),
    )


def _variant_entries(variants: list[Variant]) -> dict[str, Any]:
    entries: dict[str, list[Any]] = {}
    for variant in variants:
        rest = _period_entries(variant.period, variant.source)
        if variant.inflect != ("" if variant.is_place else "noun"):
            rest["inflect"] = variant.inflect or "none"
        entries.setdefault(variant.variant, []).append(
            {"side": variant.side, **rest} if rest else variant.side
        )
    return {name: listed[0] if len(listed) == 1 else listed for name, listed in entries.items()}


def _period_entries(period: Period, source: str) -> dict[str, Any]:
    return _filled(**{"from": period.since, "until": period.until, "source": source})


def _filled(**entries: Any) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if value}
