"""Refresh-ahead: a hit late in a value's life loads it anew, and nobody waits for that."""
import asyncio

from fastapi import FastAPI, HTTPException

from shared import TTL, cache, cached, database, drop, key, redis, store

REFRESH_BELOW = 0.2  # of the time to live
refreshing = {}  # user id -> the task, so that it is neither begun twice nor forgotten

app = FastAPI()


async def refresh(user_id):
    try:
        user = await database.find(user_id)
        if user is not None:
            await store(user)  # RefreshEnded
    finally:
        refreshing.pop(user_id, None)


async def left(user_id):
    try:
        return await cache.pttl(key(user_id)) / 1000
    except redis.RedisError:
        return TTL


@app.get("/users/{user_id}")
async def read(user_id: int):
    user = await cached(user_id)
    if user is not None:
        if user_id not in refreshing and await left(user_id) < REFRESH_BELOW * TTL:  # Hit
            refreshing[user_id] = asyncio.create_task(refresh(user_id))  # RefreshBegan
        return user
    user = await database.find(user_id)  # Missed
    if user is None:  # Loaded
        raise HTTPException(404, "there is no such user")
    await store(user)  # Filled
    return user  # Answered


@app.put("/users/{user_id}")
async def write(user_id: int, changes: dict):
    user = await database.update(user_id, changes)  # RowWritten
    if user is None:
        raise HTTPException(404, "there is no such user")
    await drop(user_id)  # Invalidated
    return user  # WriteAnswered
