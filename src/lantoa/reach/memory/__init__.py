"""Counts many communes in memory: their ledgers as words of 64 households in one file. A map.

The ledger of a nation's year is 265 million contacts, but only about 145 MB as sets: one set for
each activity and hamlet, as many bits as the hamlet has seats. A question goes over them once.

1. What lies in memory: `acts` (the arrays of `Acts`: hamlets in the order of the tree, the rows of
   acts by month, hamlet and day; zones of outlets stay unexpanded beside their sessions), `runs`
   (parts one after another in one array, which everything here steps through), `acts_file` (the
   file that is mapped: whole or not at all).
2. From the ledger to `Acts`: `hamlets` (who sat where when), `zones` (whom an outlet reaches),
   `draft_rows` (what each activity adds), `drafts` (a commune as it was read, and the sorts of
   acts told apart), `harvest` (the four together, one commune), `laying` (drafts into one `Acts`),
   `upkeep` (the file, and communes read again that changed since).
3. A question: `tasks` makes it ready (which rows, which days, who is seated), with `seated` (who
   sits there on the last day; what zones brought them). `counting` counts it, by `by_numpy` or, in
   a nation, by `by_numba` and its `numba_steps`: two engines, one answer.
4. Beside it: `airings` (how many sessions), `days_and_weeks` (on how many days, in how many weeks).
5. Answers: `parts` and `over_places` (hamlets summed to places), `coverage` (what pages ask),
   `parquet` (the same words for DuckDB or Spark).
6. The tallies of a nation counted anew from memory: `passes` (which campaigns at once), `tallied`
   (their rows), `bulk_rows` (written in bulk), `recounting` (the three together, under locks).
"""
