"""Celery as the fleet uses it: one task, whose one argument is an errand as it was signed. Anything else that lies in the queue falls out of it."""

from __future__ import annotations

import base64
import json
import logging
import uuid
from collections.abc import Callable
from queue import Empty
from typing import Any

from celery import Celery
from kombu.transport import redis
from redis.exceptions import RedisError

from scanner.fleet.board import ERRAND_QUEUE
from scanner.fleet.errand import Errand
from scanner.fleet.seal import Refused, Seal

TASK = "tilik.group"
# Seconds after which Redis gives a message to another worker if it was not acknowledged: longer than any group takes. What a lost worker had, the
# planner hands out again long before.
_VISIBILITY = 86_400
# A text in a message may be as long as a group of some thousand hosts is.
_LONGEST = 8 * 1024 * 1024
_log = logging.getLogger(__name__)


def fleet_app(broker: str, transport: type[redis.Transport] | None = None) -> Celery:
    """A Celery that knows no task but those that are added, and no serializer but JSON."""
    app = Celery("tilik", broker=broker, set_as_current=False, changes={})
    app.conf.update(
        accept_content=["json"],
        task_serializer="json",
        task_default_queue=ERRAND_QUEUE,
        task_ignore_result=True,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        broker_transport=transport,
        broker_transport_options={
            "visibility_timeout": _VISIBILITY,
            "socket_timeout": 10,
            "socket_connect_timeout": 5,
            "socket_keepalive": True,
        },
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        worker_prefetch_multiplier=1,
        # Whoever can write to Redis could else tell workers to end.
        worker_enable_remote_control=False,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        # What Flower shows.
        worker_send_task_events=True,
    )
    return app


class ErrandSender:
    """Puts errands into the queue."""

    def __init__(self, broker: str, seal: Seal) -> None:
        self._app, self._seal = fleet_app(broker), seal

    def __call__(self, errand: Errand) -> None:
        """``kombu.exceptions.OperationalError`` when Redis cannot be asked."""
        self._app.send_task(
            TASK, args=[self._seal.close(errand)], retry=False, task_id=f"{errand.run}-{errand.number}-{errand.attempt}", argsrepr="(…)"
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._app.close()


def worker_app(broker: str, seal: Seal, take: Callable[[str], None]) -> Celery:
    """A Celery whose one task is ``take``; errands that this seal does not open never come so far."""
    app = fleet_app(broker, _transport(seal))

    @app.task(name=TASK, shared=False)  # type: ignore[untyped-decorator]  # Celery has no types
    def group(text: str) -> None:
        take(text)

    app.finalize()
    # In the threads of its pool, Celery looks for the one of the process.
    app.set_default()
    for name in [name for name in app.tasks if name != TASK]:
        del app.tasks[name]
    return app


def errand_of(payload: object, seal: Seal) -> tuple[str, str]:
    """The name and the one argument of a message as it lies in the queue. `Refused` for anything that is no errand signed with this seal."""
    try:
        assert isinstance(payload, dict)
        name, body = payload["headers"]["id"], payload["body"]
        if not isinstance(body, str) or len(body) > _LONGEST or payload["content-type"] != "application/json":
            raise Refused("it is no message of a planner")
        encoding = payload["properties"].get("body_encoding")
        content = json.loads(base64.b64decode(body) if encoding == "base64" else body)
        ((text,), _, _) = content
    except (AssertionError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        raise Refused("it is no message of a planner") from None
    if not isinstance(text, str) or not isinstance(name, str):
        raise Refused("it is no message of a planner")
    errand = seal.open(text, Errand)
    return f"{errand.run}-{errand.number}-{errand.attempt}", text


def _transport(seal: Seal) -> type[redis.Transport]:
    """Kombu's transport over Redis, in which a message is looked at before it counts for anything: nothing of it but the errand is believed."""

    class Message(redis.Channel.Message):  # type: ignore[misc,valid-type]  # kombu has no types
        def __init__(self, payload: Any, channel: Any = None, **rest: Any) -> None:
            name, text = errand_of(payload, seal)
            headers = {
                "id": name,
                "root_id": name,
                "task": TASK,
                "lang": "py",
                "argsrepr": "(…)",
                "kwargsrepr": "{}",
                "ignore_result": True,
            }
            properties = {"delivery_tag": str(uuid.uuid4()), "delivery_info": {"exchange": "", "routing_key": ERRAND_QUEUE}}
            body = json.dumps([[text], {}, {}])
            content = {"content-type": "application/json", "content-encoding": "utf-8"}
            super().__init__({"body": body, "headers": headers, "properties": properties, **content}, channel=channel, **rest)

    class Channel(redis.Channel):  # type: ignore[misc,unused-ignore]  # kombu has no types
        def _brpop_read(self, **options: Any) -> Any:
            try:
                return super()._brpop_read(**options)  # type: ignore[no-untyped-call]  # kombu has no types
            except (Empty, RedisError, OSError):
                raise
            except Refused as why:
                _log.warning("a message of the queue is refused: %s", why)
            except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as why:
                _log.warning("what lies in the queue is no message: %s", type(why).__name__)
            raise Empty

    Channel.Message = Message

    class Transport(redis.Transport):  # type: ignore[misc,unused-ignore]  # kombu has no types
        pass

    Transport.Channel = Channel
    return Transport
