"""The deck that comes of a briefing."""

import io

from pptx import Presentation

from app.briefing import deck
from exhibits.briefing import Briefing, Item
from store.reading import Database


def test_a_deck_has_a_slide_for_what_exists_with_its_conclusion(database: Database) -> None:
    conclusion = "=1+1 <b>Preventie</b> daalt"
    address = "clusters-bedragen?indeling=letters"
    items = (Item(address, conclusion=conclusion), Item("onzin"), Item("casussen-stand"))
    made = Presentation(io.BytesIO(deck(database, Briefing("Overleg", items=items))))
    assert made.core_properties.title == "Overleg"
    assert len(made.slides) == 2
    texts = [shape.text_frame.text for shape in made.slides[0].shapes if shape.has_text_frame]
    assert conclusion in texts
    assert any("letters" in text for text in texts)
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= made.slide_height
