"""Changes to the test plan, and p-values that stand outside it."""

from __future__ import annotations

from tests.rules.case import Case
from tests.rules.cases.endpoints import BANNER, failed
from tests.rules.decks import moved, with_endpoint, with_fact, with_spec, with_tags
from tests.rules.plans import LOOKS, interim, planned, told, undecided, with_plan

BROKEN = (
    Case(
        "alpha-plan",
        "met, with a p above its alpha",
        lambda d: with_fact(d, "pfs.hr.new_vs_old", p=0.426),
        "is called met in study.yaml, and the p of its test says otherwise at an alpha of 0.05",
        "block",
    ),
    Case(
        "alpha-plan",
        "more alpha than there is",
        lambda d: planned(d, os_alpha=0.04),
        "an alpha of 0.065 together",
        "block",
    ),
    Case(
        "alpha-plan",
        "more passed on than there is",
        lambda d: planned(d, ("os", "pfs", 0.7), ("os", "pfs", 0.4)),
        '"os" passes on 1.1 times',
    ),
    Case("alpha-plan", "an edge to itself", lambda d: planned(d, ("os", "os", 1)), "to itself"),
    Case(
        "alpha-plan",
        "a key secondary endpoint left out",
        lambda d: with_plan(
            with_fact(d, "pfs.hr.new_vs_old", p=None), hypotheses=[{"id": "os", "weight": 1}]
        ),
        '"Progression-free survival" is not in the test plan',
    ),
    Case(
        "alpha-plan",
        "an endpoint that no alpha reaches",
        lambda d: with_plan(
            with_endpoint(
                with_fact(told(d, "Met", "Not tested"), "pfs.hr.new_vs_old", p=None),
                "pfs",
                met=None,
                state="not_tested",
            ),
            hypotheses=[{"id": "os", "weight": 1}, {"id": "pfs", "weight": 0}],
        ),
        "no alpha ever reaches it",
    ),
    Case(
        "alpha-plan",
        "names that study.yaml does not have",
        lambda d: planned(d, ("os", "pfs", 1), ("pfs", "dfs", 1)),
        "names the hypothesis dfs",
    ),
    Case(
        "alpha-plan",
        "a plan without alpha",
        lambda d: with_endpoint(with_spec(planned(d), "statistics", alpha=None), "os", alpha=0.05),
        "no alpha or no hypotheses",
    ),
    Case(
        "alpha-plan",
        "nobody says which analysis is reported",
        lambda d: interim(d, analysis=None),
        "interim, final",
    ),
    Case(
        "alpha-plan",
        "two primary endpoints without what is success",
        lambda d: with_endpoint(
            moved(planned(d, success=None), "key_secondary", "ledger"), "pfs", rank="primary"
        ),
        "each or any",
        "warn",
    ),
    Case(
        "alpha-plan",
        "an interim analysis without a boundary",
        lambda d: interim(d, {"analysis": "interim"}, {"analysis": "final"}),
        "no boundary at interim, final",
    ),
    Case(
        "alpha-plan",
        "a boundary that its spending function does not give",
        lambda d: interim(d, {**LOOKS[0], "alpha": 0.0054}, LOOKS[1], spending="obrien_fleming"),
        "given as 0.0054; its spending function gives 0.003051",
    ),
    Case(
        "alpha-plan",
        "boundaries that spend more than their alpha",
        lambda d: interim(d, {**LOOKS[0], "alpha": 0.02}, LOOKS[1]),
        "it has 0.05",
    ),
    Case(
        "alpha-plan",
        "a boundary above the share of alpha that it belongs to",
        lambda d: with_plan(
            d,
            hypotheses=[
                {"id": "os", "weight": 0.5, "looks": [{"analysis": "once", "alpha": "0.050"}]},
                {"id": "pfs", "weight": 0.5},
            ],
        ),
        'The boundary of "os" at once is given as 0.050, more than its alpha of 0.025.',
        "block",
    ),
    Case(
        "alpha-plan",
        "a deviate that is too small for its share of alpha",
        lambda d: with_plan(
            d,
            hypotheses=[
                {"id": "os", "weight": 0.5},
                {"id": "pfs", "weight": 0.5, "looks": [{"analysis": "once", "z": "2.2"}]},
            ],
        ),
        'The boundary of "pfs" at once is given as z 2.2, more than its alpha of 0.025.',
        "block",
    ),
    Case(
        "alpha-plan",
        "two looks at the whole alpha, without their information",
        lambda d: interim(
            d, {"analysis": "interim", "alpha": "0.05"}, {"analysis": "final", "alpha": "0.05"}
        ),
        'The boundaries of "os" sum to 0.1000, and its alpha is 0.05;',
        "block",
    ),
    Case(
        "alpha-plan",
        "two looks whose information falls",
        lambda d: interim(d, {**LOOKS[0], "fraction": 1}, {**LOOKS[1], "fraction": 0.5}),
        'The boundaries of "os" sum to 0.0521',
    ),
    Case(
        "alpha-plan",
        "a boundary of three digits that its spending function does not give",
        lambda d: interim(
            d,
            {"analysis": "interim", "fraction": 0.7, "alpha": "0.010"},
            {"analysis": "final", "fraction": 1, "alpha": "0.046"},
            spending="obrien_fleming",
        ),
        "given as 0.010; its spending function gives 0.01477",
    ),
    Case(
        "alpha-plan",
        "a deviate that its spending function does not give",
        lambda d: interim(
            d,
            {"analysis": "interim", "fraction": 0.2, "z": "4.7"},
            {"analysis": "final", "fraction": 1, "z": "1.96"},
            spending="obrien_fleming",
        ),
        "given as z 4.7; its spending function gives z 4.877",
    ),
    Case(
        "alpha-plan",
        "an endpoint met after one that was not",
        lambda d: with_tags(with_endpoint(d, "os", met=False), BANNER),
        "could only be tested after Overall survival",
    ),
    Case(
        "alpha-plan",
        "an endpoint met that a plan gives no alpha",
        lambda d: with_fact(
            with_tags(with_endpoint(told(interim(d), "Not met"), "os", met=False), BANNER),
            "pfs.hr.new_vs_old",
            p=None,
        ),
        "could only be tested after os",
    ),
    Case(
        "alpha-plan",
        "a p called controlled outside the order of tests",
        lambda d: with_fact(d, "dor.hr.new_vs_old", p=0.012, p_type="controlled"),
        "(dor.hr.new_vs_old) is called controlled",
    ),
    Case(
        "alpha-plan",
        "a p called controlled though no alpha came to it",
        lambda d: with_fact(
            told(undecided(interim(d, analysis="interim")), "Immature", "Not yet tested"),
            "os.hr.new_vs_old",
            p=0.02,
        ),
        "(pfs.hr.new_vs_old) is called controlled",
    ),
)

NEAR = (
    Case(
        "alpha-plan",
        "met, with a p just below its alpha",
        lambda d: with_fact(d, "pfs.hr.new_vs_old", p=0.0499),
    ),
    Case("alpha-plan", "half of alpha each, passed on to the other", planned),
    Case(
        "alpha-plan",
        "printed boundaries as the spending function gives them, rounded",
        lambda d: interim(d, spending="obrien_fleming"),
    ),
    Case(
        "alpha-plan",
        "boundaries as deviates",
        lambda d: interim(
            d,
            {"analysis": "interim", "fraction": 0.5, "z": 2.963},
            {"analysis": "final", "fraction": 1, "z": 1.969},
            spending="obrien_fleming",
        ),
    ),
    Case(
        "alpha-plan",
        "a deviate of two digits, as ldbounds gives 4.877 at a fifth of the information",
        lambda d: interim(
            d,
            {"analysis": "interim", "fraction": 0.2, "z": "4.9"},
            {"analysis": "final", "fraction": 1, "z": "1.96"},
            spending="obrien_fleming",
        ),
    ),
    Case(
        "alpha-plan",
        "boundaries without information that sum to no more than alpha",
        lambda d: interim(
            d, {"analysis": "interim", "alpha": "0.001"}, {"analysis": "final", "alpha": "0.049"}
        ),
    ),
    Case(
        "alpha-plan",
        "a boundary of a third of alpha, rounded",
        lambda d: with_plan(
            d,
            hypotheses=[
                {"id": "os", "weight": 1 / 3, "looks": [{"analysis": "once", "alpha": "0.0167"}]},
                {"id": "pfs", "weight": 1 / 3, "looks": [{"analysis": "once", "z": "2.39"}]},
            ],
        ),
    ),
    Case(
        "alpha-plan",
        "a fixed sequence as a plan",
        lambda d: undecided(with_plan(d, hypotheses=[{"id": "os"}, {"id": "pfs"}])),
    ),
    Case("alpha-plan", "nothing is tested after the first that failed", failed),
)
