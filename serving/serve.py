"""`serve`: the desk in a browser."""

from typing import Annotated

import typer

from commands.desk import reading
from commands.settings import Settings
from serving.keys import Keys
from serving.signing_in import link
from serving.site import Site
from serving.stores import Stores
from words.say import current

Host = Annotated[str, typer.Option("--host", metavar="metavar.host", help="option.host")]
Port = Annotated[int, typer.Option("--port", metavar="metavar.number", help="option.port", min=0, max=65535)]


def serve(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = 8484) -> None:
    import uvicorn

    from serving.app import app

    desk = reading(ctx)
    settings = Settings.of(ctx)
    keys = Keys(settings.db + ".keys")
    site = Site(Stores(settings.db), keys, desk.actor.user, language=current())
    print(f"http://{host}:{port}{link(keys, desk.actor.user)}", flush=True)
    uvicorn.run(app(site), host=host, port=port, log_level="warning", access_log=False, server_header=False)
