"""The MCP server: its tools, whom it shows them to, and what it says of itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, signature
from typing import Any

import structlog
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from inroad.kit.http.frame import places
from inroad.rooms.assistants import reading, writing
from inroad.rooms.assistants.calling import Call
from inroad.rooms.assistants.words import instructions

Function = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, and the operations of the API it asks for. Its scopes are theirs."""

    function: Function
    title: str
    operations: tuple[str, ...]
    writes: bool = False

    @property
    def name(self) -> str:
        """What assistants call it by."""
        return self.function.__name__


TOOLS = (
    Tool(reading.whats_due_today, "What is due today", ("get_today",)),
    Tool(reading.find_contact, "Find somebody", ("list_contacts",)),
    Tool(
        writing.add_name,
        "Add a name somebody gave",
        ("preview_contact_line", "list_contact_matches", "create_contact_line", "update_referral"),
        writes=True,
    ),
    Tool(writing.draft_letter, "Begin or change a letter", ("create_letter", "update_letter"), writes=True),
    Tool(reading.check_letter, "Check a letter", ("check_letter", "get_letter")),
    Tool(
        writing.log_attempt,
        "Log a call, or a letter that went out",
        ("log_attempt", "send_letter"),
        writes=True,
    ),
    Tool(reading.propose_days, "Propose days to call", ("list_call_days",)),
    Tool(
        reading.find_introduction_path,
        "Find a way to an introduction",
        ("list_contact_paths", "list_organization_paths"),
    ),
    Tool(
        reading.prepare_meeting,
        "Prepare a meeting",
        ("list_meetings", "get_meeting", "get_preparation"),
    ),
    Tool(reading.list_promises, "List promises", ("list_promises",)),
    Tool(writing.make_promise, "Make a promise", ("create_promise",), writes=True),
    Tool(reading.show_insights, "What has come of it", ("get_insights",)),
)
_BY_NAME = {tool.name: tool for tool in TOOLS}


def usable(call: Call, tool: Tool) -> bool:
    """Whether the token reaches some of what the tool asks for; the API still judges each request."""
    needed = [call.api.operations[name].scope for name in tool.operations]
    return any(scope in call.scopes for scope in needed)


def _call_of(context: ServerRequestContext[Any, Any]) -> Call:
    request: Any = context.request
    found: Call = request.scope["state"]["assistant_call"]
    return found


def _tool_function(tool: Tool) -> Function:
    """The function as the SDK takes it: the call comes out of the request, and a defect says nothing."""

    @wraps(tool.function)
    async def run(context: Context[Any, Any], **given: Any) -> Any:
        try:
            return await tool.function(_call_of(context.request_context), **given)
        except ToolError:
            raise
        except Exception as error:
            log = structlog.get_logger("inroad.assistants")
            log.error("defect", tool=tool.name, error=type(error).__qualname__, places=places(error))
            raise ToolError("Something went wrong on this side; nothing more was done.") from None

    own = signature(tool.function)
    first = Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=Context[Any, Any])
    kept = [each for name, each in own.parameters.items() if name != "call"]
    shown: Any = run
    shown.__signature__ = own.replace(parameters=[first, *kept])
    hints = {name: hint for name, hint in tool.function.__annotations__.items() if name != "call"}
    run.__annotations__ = {"context": Context[Any, Any], **hints}
    del shown.__wrapped__
    return run


async def _only_usable(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Middleware: tools that the token's scopes do not reach are not listed."""
    answer = await call_next(ctx)
    if ctx.method != "tools/list" or not isinstance(answer, dict):
        return answer
    call = _call_of(ctx)
    return {**answer, "tools": [each for each in answer["tools"] if usable(call, _BY_NAME[each["name"]])]}


def build(version: str) -> MCPServer[Any]:
    """The server with all its tools; it keeps nothing between requests."""
    server: MCPServer[Any] = MCPServer(
        "inroad",
        title="Inroad",
        description="Informational interviews, end to end.",
        instructions=instructions(),
        version=version,
        log_level="WARNING",
        subscriptions=False,
        middleware=[_only_usable],
    )
    for tool in TOOLS:
        server.add_tool(
            _tool_function(tool),
            title=tool.title,
            annotations=ToolAnnotations(
                title=tool.title,
                read_only_hint=not tool.writes,
                destructive_hint=False,
                idempotent_hint=not tool.writes,
                open_world_hint=False,
            ),
            structured_output=True,
        )
    return server
