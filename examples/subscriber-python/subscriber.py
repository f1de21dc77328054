#!/usr/bin/env python3
"""Keeps the rewards to show, in SQLite: each once, and none of a user who was erased. Needs Debian's python3-kafka."""
import json
import os
import signal
import sqlite3
import sys

from kafka import KafkaConsumer

TOPICS = ["reward.triggered", "user.profile"]

database = sqlite3.connect(sys.argv[1] if len(sys.argv) > 1 else "rewards.db", isolation_level=None)
database.executescript("""
    create table if not exists seen (id text primary key);
    create table if not exists rewards (id text primary key, user_id text not null, type text not null, message text);
""")


def connection():
    """The local stack's open broker, or one that asks for a password and has a certificate."""
    brokers = os.environ.get("HEARTLINE_KAFKA") or os.environ.get("KAFKA_BOOTSTRAP_SERVERS") or "127.0.0.1:19092"
    settings = {"bootstrap_servers": brokers.split(",")}
    if user := os.environ.get("HEARTLINE_KAFKA_USER"):
        settings |= {
            "security_protocol": "SASL_SSL",
            "sasl_mechanism": "SCRAM-SHA-512",
            "sasl_plain_username": user,
            "sasl_plain_password": os.environ["HEARTLINE_KAFKA_PASSWORD"],
            "ssl_cafile": os.environ.get("HEARTLINE_KAFKA_CA", "ca.crt"),
        }
    return settings


def take(record):
    """Effect and note that it was taken in one transaction: delivery is at least once."""
    headers = {name: value.decode() for name, value in record.headers}
    user = record.key.decode()
    if record.value is None:
        erased = database.execute("delete from rewards where user_id = ?", [user]).rowcount
        return f"{user[:8]} erased, with {erased} rewards"
    if headers["ce_type"] != "reward.triggered.v1":
        return None
    if database.execute("insert or ignore into seen values (?)", [headers["ce_id"]]).rowcount == 0:
        return None
    reward = json.loads(record.value)
    database.execute(
        "insert into rewards values (?, ?, ?, ?)",
        [headers["ce_id"], user, reward["rewardType"], reward.get("message")],
    )
    return f"{user[:8]} {reward['triggerType']} {reward['rewardType']}"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    consumer = KafkaConsumer(
        *TOPICS,
        group_id=os.environ.get("HEARTLINE_GROUP", "reward-screen"),
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        **connection(),
    )
    for record in consumer:
        database.execute("begin")
        said = take(record)
        database.execute("commit")
        consumer.commit()  # behind the effect: what is lost between the two comes again and is known
        if said:
            print(said, flush=True)


if __name__ == "__main__":
    main()
