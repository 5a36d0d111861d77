"""Read-through: the service knows one store only, which loads by itself what it misses."""
from fastapi import FastAPI, HTTPException

from shared import cached, database, drop, store

app = FastAPI()


class Users:
    """The cache's layer: it knows the database, the service does not."""

    async def get(self, user_id):
        user = await cached(user_id)
        if user is None:
            user = await database.find(user_id)  # Missed
            if user is not None:  # Loaded
                await store(user)  # Filled
        return user

    async def change(self, user_id, changes):
        user = await database.update(user_id, changes)  # RowWritten
        if user is not None:
            await drop(user_id)  # Invalidated
        return user


users = Users()


@app.get("/users/{user_id}")
async def read(user_id: int):
    user = await users.get(user_id)  # Hit
    if user is None:
        raise HTTPException(404, "there is no such user")
    return user  # Answered


@app.put("/users/{user_id}")
async def write(user_id: int, changes: dict):
    user = await users.change(user_id, changes)
    if user is None:
        raise HTTPException(404, "there is no such user")
    return user  # WriteAnswered
