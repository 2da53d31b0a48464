"""What the doctor says of the models that listen in menus."""

from pathlib import Path

from hotline.app.doctor_speech import speech_models
from hotline.testing.city import configuration


def model(folder: Path, *graphs: str) -> Path:
    for name in (
        "am/final.mdl",
        "conf/mfcc.conf",
        "graph/words.txt",
        *(f"graph/{graph}" for graph in graphs),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return folder


def test_models_are_good_where_they_can_be_limited_to_words(tmp_path: Path) -> None:
    """A dynamic graph is good, a static one and no model at all are warnings that name the key."""
    config = configuration(
        {
            "node.languages": ["ar", "en", "ur"],
            "speech.models": {
                "ar": model(tmp_path / "ar", "HCLr.fst", "Gr.fst"),
                "en": model(tmp_path / "en", "HCLG.fst"),
                "ur": tmp_path / "nothing",
            },
        }
    )
    good, static, missing = speech_models(config)
    assert good.verdict == "good"
    assert static.verdict == missing.verdict == "warning"
    assert "speech.models.en" in static.detail
    assert "static" in static.detail
    assert "speech.models.ur" in missing.detail
    assert not list(speech_models(configuration()))
