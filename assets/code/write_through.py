"""Write-through: a write goes to the database and into the cache before it is answered."""
from fastapi import FastAPI, HTTPException

from shared import cached, database, store

app = FastAPI()


class Users:
    """The cache's layer: it reads and writes the database."""

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
            # Two writers may store in another order than they committed:
            # store only over an older version where that matters.
            await store(user)  # Filled
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
    return user  # WriteAnswered: the next read is a hit
