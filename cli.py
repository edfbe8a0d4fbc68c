"""The `dealgate` command: every command by name, where its function stands, what it does to the data."""

from commands.table import Entry, Sections

COMMANDS: Sections = {
    "start": {
        "init": Entry("commands.start:init", "plain"),
        "demo": Entry("commands.start:demo", "plain"),
        "doctor": Entry("commands.start:doctor", "plain"),
        "db": {
            "upgrade": Entry("commands.db:upgrade", "plain"),
            "backup": Entry("commands.db:backup", "plain"),
            "restore": Entry("commands.db:restore", "plain"),
            "copy": Entry("commands.db:copy", "plain"),
            "verify": Entry("commands.db:verify", "plain"),
            "status": Entry("commands.db:status", "plain"),
            "grant": Entry("commands.grant:grant", "plain"),
            "password": Entry("commands.grant:password", "plain"),
            "rate": Entry("commands.db:rate", "plain"),
            "calendar": Entry("commands.calendar:calendar", "plain"),
        },
        "person": {
            "add": Entry("commands.person:add", "write"),
            "list": Entry("commands.person:list_", "read"),
            "leave": Entry("commands.person:leave", "write"),
            "invite": Entry("serving.invite:invite", "plain"),
        },
    },
    "deals": {
        "new": Entry("commands.deal:new", "write"),
        "list": Entry("commands.listing:list_", "read"),
        "show": Entry("commands.show:show", "read"),
        "set": Entry("commands.deal:set_", "write"),
        "step": Entry("commands.promises:step", "write"),
        "promise": Entry("commands.promises:promise", "write"),
        "gate": Entry("commands.gate:gate", "read"),
        "answer": Entry("commands.answer:answer", "write"),
        "fill": Entry("commands.worksheet:fill", "write"),
        "tick": Entry("commands.worksheet:tick", "write"),
        "waive": Entry("commands.answer:waive", "write"),
        "wait": Entry("commands.promises:wait", "write"),
        "advance": Entry("commands.move:advance", "write"),
        "back": Entry("commands.move:back", "write"),
        "stop": Entry("commands.move:stop", "write"),
        "reopen": Entry("commands.move:reopen", "write"),
        "history": Entry("commands.history:history", "read"),
        "undo": Entry("commands.deal:undo", "write"),
    },
    "day": {
        "next": Entry("commands.day:next_", "read"),
        "prep": Entry("commands.prep:prep", "read"),
        "visit": {
            "log": Entry("commands.visit_log:log", "write"),
            "plan": Entry("commands.visit_plan:plan", "both"),
            "list": Entry("commands.visit_list:list_", "read"),
            "calendar": Entry("commands.visit_calendar:calendar", "read"),
            "read": Entry("commands.visit_read:read", "write"),
        },
        "report": {
            "day": Entry("commands.report:day", "both"),
            "week": Entry("commands.report:week", "both"),
            "miss": Entry("commands.report:miss", "write"),
            "html": Entry("commands.report_html:html", "read"),
        },
    },
    "clients": {
        "account": {
            "add": Entry("commands.account:add", "write"),
            "list": Entry("commands.account:list_", "read"),
            "show": Entry("commands.account_page:show", "read"),
            "edit": Entry("commands.account:edit", "write"),
            "fill": Entry("commands.account:fill", "write"),
            "value": Entry("commands.account_value:value", "read"),
            "classify": Entry("commands.account:classify", "many"),
            "review": Entry("commands.account_review:review", "read"),
            "duplicates": Entry("commands.account_duplicates:duplicates", "read"),
            "merge": Entry("commands.account_merge:merge_", "write"),
        },
        "order": {
            "add": Entry("commands.order:add", "write"),
            "list": Entry("commands.order:list_", "read"),
            "drop": Entry("commands.order:drop", "write"),
        },
        "contact": {
            "add": Entry("commands.contact:add", "write"),
            "list": Entry("commands.contact:list_", "read"),
            "show": Entry("commands.contact_page:show", "read"),
            "edit": Entry("commands.contact:edit", "write"),
            "leave": Entry("commands.contact:leave", "write"),
            "erase": Entry("commands.contact:erase", "write"),
        },
    },
    "coach": {
        "target": Entry("commands.target:target", "both"),
        "stalled": Entry("commands.stalled:stalled", "read"),
        "review": Entry("commands.review:review", "both"),
        "limits": Entry("commands.limits:limits", "both"),
        "forecast": Entry("commands.forecast:forecast_", "read"),
        "stats": {
            "answers": Entry("commands.stats:answers", "read"),
            "retention": Entry("commands.retention:retention", "read"),
            "funnel": Entry("commands.stats_funnel:funnel", "read"),
            "time": Entry("commands.stats_time:time", "read"),
            "velocity": Entry("commands.stats_velocity:velocity", "read"),
            "wins": Entry("commands.stats_wins:wins", "read"),
            "stops": Entry("commands.stats_stops:stops_", "read"),
            "waivers": Entry("commands.stats_waivers:waivers", "read"),
            "signs": Entry("commands.stats_signs:signs", "read"),
        },
    },
    "playbooks": {
        "playbook": {
            "list": Entry("commands.playbook:list_", "read"),
            "show": Entry("commands.playbook:show", "read"),
            "new": Entry("commands.playbook_new:new", "plain"),
            "edit": Entry("commands.playbook_edit:edit", "plain"),
            "lint": Entry("commands.playbook_lint:lint", "plain"),
            "test": Entry("commands.playbook_test:run_cases", "plain"),
            "schema": Entry("commands.playbook_schema:schema", "plain"),
            "diff": Entry("commands.playbook_diff:diff", "read"),
            "simulate": Entry("commands.playbook_simulate:simulate", "read"),
            "diagram": Entry("commands.playbook_diagram:diagram", "plain"),
            "install": Entry("commands.playbook_install:install", "write"),
            "upgrade": Entry("commands.playbook_upgrade:upgrade", "many"),
        },
    },
    "data": {
        "import": Entry("commands.import_:import_", "many"),
        "mapping": {
            "list": Entry("commands.mapping:list_", "plain"),
            "show": Entry("commands.mapping:show", "plain"),
            "lint": Entry("commands.mapping_lint:lint", "plain"),
            "schema": Entry("commands.mapping_schema:schema", "plain"),
        },
        "export": Entry("commands.export:export", "read"),
    },
    "serving": {
        "serve": Entry("serving.serve:serve", "plain"),
        "token": {
            "add": Entry("serving.tokens:add", "plain"),
            "list": Entry("serving.tokens:list_", "plain"),
            "drop": Entry("serving.tokens:drop", "plain"),
        },
    },
}


def app() -> None:
    import contextlib
    import gc
    import os
    import sys

    # Nothing made while starting is garbage; looking for it costs a tenth of a short command.
    gc.set_threshold(200_000)

    from engine.later import UNUSED, later

    with later(*UNUSED):
        from commands.program import run

    code = run(COMMANDS, sys.argv[1:], os.environ)
    # The database is closed. Taking the modules down would cost a quarter of a short command.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(code)
