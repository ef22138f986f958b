"""Draw the README's picture: ``python tests/scripts/readme_picture.py`` writes notebooks/pictures/term_voice.svg."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt

import framing

OUT = Path(__file__).resolve().parents[2] / "notebooks" / "pictures" / "term_voice.svg"
EVENT = "saddle-operation"


def main() -> None:
    plt.switch_backend("svg")
    plt.rcParams["svg.hashsalt"] = "framing"  # the same picture gives the same bytes
    dossiers = framing.load_corpus_dossiers()
    table = framing.term_by_voice(framing.load_corpus().where(event=EVENT), dossiers)
    sides = next(d for d in dossiers if d.event == EVENT).side_names
    figure, axes = plt.subplots(1, len(sides), figsize=(10, 3.4), sharey=True, layout="constrained")
    for side, ax in zip(sides, axes, strict=True):
        framing.plot_term_voice(framing.voice_profile(table[table["variant_side"] == side]), ax=ax)
        ax.set_title(f"words of {side}")
    handles, labels = axes[0].get_legend_handles_labels()
    for ax in axes:
        if ax.get_legend():
            ax.get_legend().remove()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels), frameon=False)
    OUT.parent.mkdir(exist_ok=True)
    figure.savefig(OUT, metadata={"Date": None})
    print(OUT)


if __name__ == "__main__":
    main()
