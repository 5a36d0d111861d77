"""Write-behind with a Redis Stream: what waits for the database outlives this process."""
import asyncio
import json
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException

from shared import TTL, cache, cached, database, key, redis, store

STREAM, GROUP, ME = "stream:writes", "database", "instance-1"

# Value and entry in one step: the value only over an older version, so that of two who write at
# the same time one begins again.
ACCEPT = """
local old = redis.call('GET', KEYS[1])
if old and cjson.decode(old).version >= tonumber(ARGV[2]) then return 0 end
redis.call('SETEX', KEYS[1], ARGV[3], ARGV[1])
redis.call('XADD', KEYS[2], '*', 'user', ARGV[1])
return 1
"""


async def apply(entries):
    for entry, fields in entries:
        await database.put(json.loads(fields["user"]))  # WriteApplied: by version, twice is once
        await cache.xack(STREAM, GROUP, entry)
        await cache.xdel(STREAM, entry)


async def consume():
    try:
        await cache.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    except redis.ResponseError:
        pass  # the group is there already
    seen = "0"  # first what this instance took before a crash and did not finish
    while True:
        try:
            read = await cache.xreadgroup(GROUP, ME, {STREAM: seen}, count=100)
        except redis.RedisError:
            await asyncio.sleep(1)  # Redis is away: nothing to do but to ask again
            continue
        entries = read[0][1] if read else []
        await apply(entries)
        if not entries:
            seen = ">"  # then what is new
            await asyncio.sleep(0.05)


@asynccontextmanager
async def lifespan(_):
    task = asyncio.create_task(consume())
    yield
    task.cancel()


app = FastAPI(lifespan=lifespan)


@app.get("/users/{user_id}")
async def read(user_id: int):
    user = await cached(user_id)
    if user is not None:
        return user  # Hit
    # A value may be gone while its write still waits: a real service looks into the stream here.
    user = await database.find(user_id)  # Missed
    if user is None:  # Loaded
        raise HTTPException(404, "there is no such user")
    await store(user)  # Filled
    return user  # Answered


@app.put("/users/{user_id}")
async def write(user_id: int, changes: dict):
    while True:
        user = await cached(user_id) or await database.find(user_id)
        if user is None:
            raise HTTPException(404, "there is no such user")
        user.update(changes, version=user["version"] + 1)
        accepted = await cache.eval(
            ACCEPT, 2, key(user_id), STREAM, json.dumps(user), user["version"], TTL
        )
        if accepted:  # WriteAccepted: as durable as Redis is
            return user  # WriteAnswered
