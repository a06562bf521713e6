"""The cheapest server there is to compare with: a route that reads a form and stores nothing."""

import sys
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

REPLY = b"x" * 4096  # about as long as the reply to an answer


async def answer(request):
    parse_qs((await request.body()).decode("ascii"))
    return Response(REPLY, media_type="text/html")


app = Starlette(routes=[Route("/j/{code}/answer", answer, methods=["POST"])])

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)
