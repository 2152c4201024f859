"""What would change when a checked file is applied: rows by key, and totals per year and cluster, before and after."""

from dataclasses import dataclass

import pandas as pd

from store.descriptor import Descriptor, Table
from store.loading import composing, examples, own
from store.loading.checking import Checked
from store.loading.tables import FILLED_IN, loadable


@dataclass(frozen=True)
class Changes:
    """`added` and `gone` have the table's columns; `changed` has the key, column, before, after (a row per changed cell).

    `totals` has before_rows, after_rows and, where the table has amounts, before_eur and after_eur, per year and
    cluster_id where the table has these. `emptied` names the sample tables that will hold nothing; `examples` are the
    rows in the file that are examples of the template.
    """

    added: "pd.DataFrame"
    gone: "pd.DataFrame"
    changed: "pd.DataFrame"
    changed_rows: int
    same_rows: int
    totals: "pd.DataFrame"
    emptied: tuple[str, ...]
    examples: tuple[int, ...] = ()

    @property
    def none(self) -> bool:
        return len(self.added) + len(self.gone) + len(self.changed) == 0


def compare(checked: Checked, composed: composing.Composed, base: Descriptor) -> Changes:
    """Compares a checked file with the rows of its table that are in use now (of a published table: the own ones)."""
    table = checked.table
    columns = [f.name for f in table.fields if loadable(table.name).replaces or f.name not in FILLED_IN]
    before = _in_use(table, composed)[columns]
    after = checked.frame.reset_index(drop=True)[columns]
    key = list(table.primary_key)
    old, new = _typed(table, before).set_index(key), _typed(table, after).set_index(key)
    stays_new, stays_old = new.index.isin(old.index), old.index.isin(new.index)
    both_new = new[stays_new]
    both_old = old.loc[both_new.index] if len(both_new) else old.iloc[:0]
    rest = [c for c in columns if c not in key]
    cells = pd.DataFrame(
        {c: ~((both_new[c] == both_old[c]) | (both_new[c].isna() & both_old[c].isna())).to_numpy() for c in rest},
        index=both_new.index,
    )
    parts = [
        pd.DataFrame(
            {
                "column": c,
                "before": both_old.loc[hit, c].astype("object"),
                "after": both_new.loc[hit, c].astype("object"),
            }
        )
        for c in rest
        if (hit := cells[c]).any()
    ]
    changed = pd.concat(parts).reset_index() if parts else pd.DataFrame(columns=[*key, "column", "before", "after"])
    return Changes(
        added=after[~stays_new].reset_index(drop=True),
        gone=before[~stays_old].reset_index(drop=True),
        changed=changed,
        changed_rows=int(cells.any(axis=1).sum()) if rest else 0,
        same_rows=int((~cells.any(axis=1)).sum()) if rest else len(both_new),
        totals=_totals(table, before, after, composed),
        emptied=_newly_emptied(checked, composed, base),
        examples=_examples(checked, composed, base),
    )


def _examples(checked: Checked, composed: composing.Composed, base: Descriptor) -> tuple[int, ...]:
    """The rows that somebody left in from the template: made up, and not to be taken for records."""
    shown = pd.DataFrame(examples.rows(base, checked.table, composed), dtype="str")
    key = checked.table.primary_key[0]
    alike = checked.frame[checked.frame[key].isin(shown[key])][list(shown.columns)]
    left = set(_as_tuples(checked.table, shown))
    return tuple(int(at) for at, row in zip(alike.index, _as_tuples(checked.table, alike), strict=True) if row in left)


def _as_tuples(table: Table, frame: "pd.DataFrame") -> list[tuple[object, ...]]:
    """The rows of a frame, to be compared: equal numbers are equal, and unknown is None."""
    values = _typed(table, frame).astype("object")
    return list(values.where(values.notna(), None).itertuples(index=False, name=None))


def _in_use(table: Table, composed: composing.Composed) -> "pd.DataFrame":
    header, *rows = composed.rows(table.name)
    frame = pd.DataFrame(rows, columns=header, dtype="str")
    if loadable(table.name).replaces:
        return frame
    published = composing.Composed(Descriptor((table,), ""), composed.data, own.State(), ())
    apart = loadable(table.name).apart_by
    taken = {k[0] for k in published.keys(table.name, (apart,))}
    return frame[~frame[apart].isin(taken)].reset_index(drop=True)


def _typed(table: Table, frame: "pd.DataFrame") -> "pd.DataFrame":
    """Numbers as numbers, so that 1250 and 1250.00 are the same; an empty text is unknown."""
    out = frame.replace("", None)
    for field in table.fields:
        if field.name in out and field.type in ("integer", "number"):
            out[field.name] = pd.to_numeric(frame[field.name], errors="coerce")
    return out


def _newly_emptied(checked: Checked, composed: composing.Composed, base: Descriptor) -> tuple[str, ...]:
    part = own.Part(checked.table.name, "", "", "", "", 0)
    after = own.State(parts=own.with_part(composed.state, part))
    names = set(composing.emptied(base, after)) - set(composed.emptied)
    return tuple(t.name for t in base.tables if t.name in names)


def _totals(
    table: Table, before: "pd.DataFrame", after: "pd.DataFrame", composed: composing.Composed
) -> "pd.DataFrame":
    cluster = dict(_clusters(composed)) if {"year", "letter"} <= set(before.columns) else {}
    clusters_in_file = table.name == "cluster_letter"

    def summed(frame: "pd.DataFrame", prefix: str) -> "pd.DataFrame":
        groups: dict[str, pd.Series] = {}
        if "year" in frame:
            groups["year"] = pd.to_numeric(frame["year"])
        if clusters_in_file:
            groups["cluster_id"] = frame["cluster_id"]
        elif cluster:
            pairs = zip(frame["year"], frame["letter"], strict=True)
            groups["cluster_id"] = pd.Series([cluster.get(p, "") for p in pairs], index=frame.index, dtype="str")
        values = {f"{prefix}_rows": pd.Series(1, index=frame.index)}
        if "amount_eur" in frame:
            values[f"{prefix}_eur"] = pd.to_numeric(frame["amount_eur"]).fillna(0.0).astype(float)
        numbers = pd.DataFrame(values)
        if not groups:
            return numbers.sum().to_frame().T
        return numbers.groupby([groups[g].rename(g) for g in groups]).sum()

    first, second = summed(before, "before"), summed(after, "after")
    joined = first.join(second, how="outer").fillna(0)
    columns = [c for name in ("rows", "eur") for c in (f"before_{name}", f"after_{name}") if c in joined]
    joined = joined[columns].astype({c: "int64" for c in columns if c.endswith("rows")})
    return joined.reset_index() if joined.index.names[0] else joined.reset_index(drop=True)


def _clusters(composed: composing.Composed) -> list[tuple[tuple[str, str], str]]:
    keys = composed.keys("cluster_letter", ("year", "letter", "cluster_id"))
    return [((year, letter), cluster) for year, letter, cluster in keys]
