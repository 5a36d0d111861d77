"""Write-behind: a write is answered when the cache has it; the database is told later.

What waits in this process's memory is gone when the process is gone.
"""
import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException

from shared import cached, database, store

FLUSH_EVERY = 5.0  # seconds
dirty = {}  # user id -> the newest state that the database does not have yet
one_at_a_time = asyncio.Lock()  # two writes must not make the same version


async def flush():
    while True:
        await asyncio.sleep(FLUSH_EVERY)
        for user_id in list(dirty):
            user = dirty[user_id]
            await database.put(user)  # WriteApplied: several writes became one
            if dirty.get(user_id) is user:
                del dirty[user_id]


@asynccontextmanager
async def lifespan(_):
    task = asyncio.create_task(flush())
    yield
    task.cancel()  # an orderly end would flush once more; a crash cannot


app = FastAPI(lifespan=lifespan)


async def newest(user_id):
    if user_id in dirty:  # acknowledged, so nobody may see an older one
        return dict(dirty[user_id])
    return await cached(user_id)


@app.get("/users/{user_id}")
async def read(user_id: int):
    user = await newest(user_id)
    if user is not None:
        return user  # Hit
    user = await database.find(user_id)  # Missed
    if user is None:  # Loaded
        raise HTTPException(404, "there is no such user")
    await store(user)  # Filled
    return user  # Answered


@app.put("/users/{user_id}")
async def write(user_id: int, changes: dict):
    async with one_at_a_time:
        user = await newest(user_id) or await database.find(user_id)
        if user is None:
            raise HTTPException(404, "there is no such user")
        user.update(changes, version=user["version"] + 1)
        await store(user)
        dirty[user_id] = user  # WriteAccepted: a promise kept in memory
    return user  # WriteAnswered
