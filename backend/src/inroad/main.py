"""The application: the only file that names every room."""



from inroad.rooms.accounts.routes import router as accounts
from inroad.rooms.workspaces.routes import router as workspaces

API = "/api/v1"
ROOMS = (accounts, workspaces)
