"""The key of each child: a keyed hash of one of its identifiers, and that one the same as long as it can be."""

import hashlib
import hmac

import pandas as pd

from childrens_services.model.identity.kinds import PRIORITY
from childrens_services.model.identity.records import Records


def child_key(canonical: str, secret: bytes) -> int:
    """The key of the child with this canonical identifier (`type:value`): 63 bits of a keyed hash."""
    return int.from_bytes(_digest(canonical, secret)[:8]) >> 1


def fingerprint(secret: bytes) -> str:
    """Tells whether a secret is the one that children are keyed with, and nothing else of it."""
    return _digest("fingerprint of the secret", secret).hex()


def canonical(records: Records, clusters: "pd.Series[int]") -> "pd.Series[str]":
    """The identifier each cluster's key rests on, by cluster; `clusters` are by node.

    It is the one delivered first, of those of one month the strongest: a child keeps its key when others join, and of
    two children found to be one the older key stays. An identifier that nobody has now still counts where it came
    first: a number put right does not change the key.
    """
    ever = records.ever[["node", "home", "first"]].sort_values(["first", "home"])
    # one that nobody has now goes with the record it came in, and each to one child only: two may not have one key
    ever["cluster"] = ever["node"].map(clusters).fillna(ever["home"].map(clusters))
    ever = ever.dropna(subset="cluster").drop_duplicates("node")
    rank = ever["node"].str.split(":", n=1).str[0].map(PRIORITY.index)
    ever = ever.assign(rank=rank).sort_values(["first", "rank", "node"]).drop_duplicates("cluster")
    return pd.Series(ever["node"].to_numpy(), index=ever["cluster"].astype(int), dtype=object)


def _digest(message: str, secret: bytes) -> bytes:
    return hmac.new(secret, message.encode(), hashlib.sha256).digest()
