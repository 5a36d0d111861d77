"""What every strategy here stands on: a Redis, a slow database, one user as JSON.

The same as in CacheScope, in the tutorial's language: FastAPI and redis-py.
Run one of them with Redis on localhost: uvicorn cache_aside:app
A comment "# Missed" names the fact that CacheScope tells when this line has been executed.
"""
import asyncio
import json
import os

import redis.asyncio as redis

TTL = 60  # seconds
DELAY = 1.0  # seconds that the database takes, added on purpose
CONNECTIONS = 10

# A cache must not be waited for longer than the database would take.
cache = redis.from_url(
    os.environ.get("REDIS_URL", "redis://localhost:6379/0"),
    decode_responses=True,
    socket_timeout=0.2,
    socket_connect_timeout=0.2,
)


class Database:
    """A table of users that takes its time, and so many queries at once."""

    def __init__(self):
        self.rows = {
            i: {"id": i, "name": name, "email": f"{name.lower()}@example.com", "version": 1}
            for i, name in enumerate(["Alice", "Bob", "Charlie"], start=1)
        }
        self.connections = asyncio.Semaphore(CONNECTIONS)

    async def find(self, user_id):
        async with self.connections:
            await asyncio.sleep(DELAY)  # time.sleep would stop every other request
            row = self.rows.get(user_id)
            return dict(row) if row else None

    async def update(self, user_id, changes):
        async with self.connections:
            await asyncio.sleep(DELAY)
            row = self.rows.get(user_id)
            if row is None:
                return None
            row.update(changes, version=row["version"] + 1)
            return dict(row)

    async def put(self, user):
        """Applies a write that was acknowledged before; twice is once, by its version."""
        async with self.connections:
            await asyncio.sleep(DELAY)
            row = self.rows.get(user["id"])
            if row is None or row["version"] < user["version"]:
                self.rows[user["id"]] = dict(user)


database = Database()


def key(user_id):
    return f"user:{user_id}"


async def cached(user_id):
    """The value in Redis, or None: not there, not readable, or Redis does not answer."""
    try:
        text = await cache.get(key(user_id))
        return json.loads(text) if text is not None else None
    except (redis.RedisError, ValueError):
        return None  # a cache is never a reason to fail


async def store(user, seconds=TTL):
    try:
        await cache.setex(key(user["id"]), seconds, json.dumps(user))
    except redis.RedisError:
        pass  # it is a miss again next time


async def drop(user_id):
    try:
        await cache.delete(key(user_id))
    except redis.RedisError:
        pass  # owed: a real service writes this down and deletes later
