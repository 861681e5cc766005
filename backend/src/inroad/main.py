"""The application: the only file that names every room."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from inroad.kit.db import Database
from inroad.kit.http.app import install
from inroad.kit.http.context import HttpKit
from inroad.kit.http.health import health_router
from inroad.kit.http.limits import RateLimiter
from inroad.kit.http.openapi import contract
from inroad.kit.http.static import serve_frontend
from inroad.kit.jobs import Worker
from inroad.kit.secrets import load_secret
from inroad.problem_types import TYPES
from inroad.rooms.accounts.access import COOKIES
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.routes import router as accounts
from inroad.rooms.accounts.seen import Seen
from inroad.rooms.workspaces.routes import router as workspaces
from inroad.settings import Settings

API = "/api/v1"
ROOMS = (accounts, workspaces)
