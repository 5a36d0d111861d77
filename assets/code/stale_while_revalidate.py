"""Stale while revalidate: past its time a value is still answered, and loaded anew meanwhile.

Redis keeps it for longer than it is fresh; how long it is fresh is written in the value.
"""
import asyncio
import time

from fastapi import FastAPI, HTTPException, Response

from shared import TTL, cached, database, drop, store

STALE_FOR = 30  # seconds past the time to live
refreshing = {}

app = FastAPI()


async def keep(user):
    await store({**user, "fresh_until": time.time() + TTL}, TTL + STALE_FOR)


async def refresh(user_id):
    try:
        user = await database.find(user_id)
        if user is not None:
            await keep(user)  # RefreshEnded
    except Exception:
        pass  # the database fails: the old value stays, until Redis ends it
    finally:
        refreshing.pop(user_id, None)


@app.get("/users/{user_id}")
async def read(user_id: int, response: Response):
    user = await cached(user_id)
    if user is not None:
        if time.time() >= user.pop("fresh_until", 0):  # Hit
            response.headers["X-Cache"] = "STALE"  # ServedStale: and it says so
            if user_id not in refreshing:
                refreshing[user_id] = asyncio.create_task(refresh(user_id))  # RefreshBegan
        return user
    user = await database.find(user_id)  # Missed
    if user is None:  # Loaded
        raise HTTPException(404, "there is no such user")
    await keep(user)  # Filled
    return user  # Answered


@app.put("/users/{user_id}")
async def write(user_id: int, changes: dict):
    user = await database.update(user_id, changes)  # RowWritten
    if user is None:
        raise HTTPException(404, "there is no such user")
    await drop(user_id)  # Invalidated
    return user  # WriteAnswered
