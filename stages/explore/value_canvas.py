"""Value proposition canvas: the client's jobs, pains and gains, and what of ours addresses them."""

from engine.message import Text
from stages.explore import canvas_fit
from stages.explore.canvas import Canvas
from stages.explore.canvas_mistakes import advice
from stages.sheet_form import SheetForm

VALUE_CANVAS = SheetForm(
    "value_canvas",
    Text("价值主张画布", "Value proposition canvas"),
    Text(
        "客户要办的事、头疼的事和想要的收益，对上我们的办法，看契合多少",
        "The client's jobs, pains and gains against what we offer, and how well the two fit",
    ),
    Canvas,
    canvas_fit.Figures,
    canvas_fit.figures,
    canvas_fit.faults,
    advice,
    names={("relievers", "addresses"): ("pains",), ("creators", "addresses"): ("gains", "jobs")},
)
