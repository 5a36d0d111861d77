"""Write-around: a write goes past the cache. What is cached stays old until its time is over."""
from fastapi import FastAPI, HTTPException

from shared import cached, database, store

app = FastAPI()


@app.get("/users/{user_id}")
async def read(user_id: int):
    user = await cached(user_id)
    if user is not None:
        return user  # Hit: perhaps older than the row
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
    return user  # WriteAnswered: nobody told the cache
