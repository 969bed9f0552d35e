"""Questions asked of the ledger: who was reached, how surely, who was not. A map, to be read down.

**A contact never comes alone.** A household has one bit of its hamlet for life; whom an activity
reached there is a set of bits, one whole number (`kit.bits`). Who was reached twice is
`twice |= once & new`, how many is a count of ones. Three sureties nest: engaged within delivered
within offered; *delivered* is the headline. Reach adds over places (hamlets share no household),
never over days, contents, channels or campaigns: those overlap and are counted anew from the sets.

1. The arithmetic, without tables: `rules` (contacts of one hamlet in, its coverage out), `spans`
   (the standard periods), `small_counts` (what stays unsaid outside the commune, and how
   it adds).
2. From the ledger to contacts, one campaign, any hamlets and days, a fixed number of queries:
   `ledger_acts` (what was done, what audiences say), `mouths` (zones of outlets through time),
   `sessions` (a year of broadcasts as a few stretches), `contacts` (the three together: what is
   `Known` of each hamlet). Of them `hamlet_reach` measures a hamlet and adds hamlets up;
   `behind` names the activities of a figure, `missed` whom nothing reached, `news` who came
   since yesterday.
3. Tallies, so that a board reads rows and counts nothing: `models`, `tally_numbers` (a row as
   numbers), `tally_rows` (rows read and written), `ground` (which hamlets stood when), `tallying`
   (the touched hamlet counted anew, its commune by the difference), `running_totals` (metres and
   sheets, which add over days), `touched` and `actions` (what a change touches), `jobs` (called
   inside the transaction of that change), `tally_queries`.
4. A province or the nation, any days: the folder `memory` holds the same ledger as words of 64
   households in one file and counts all hamlets at once. It has a map of its own.
5. Pages: `forms` → `asking` (what is asked) → `answering` (from tallies where they hold it, else
   from the ledger, which `reading` reads once a page) → `board` (tiles, order, sentences) and
   `course` (weeks) → `views`, drawn by `tags` and `pictures` in a frame of `frames`. Seen from
   above, counts alone: `area`, `area_form`, `area_course`, `mornings`, `outside` (what of a place
   may be told there), `area_views`. To keep: `leaving` and `out_views` (files), `printing`
   (paper). `queries` is the door for other rooms, `urls` the addresses.
6. What to do about it: `walk_queries`, `walk_forms`, `walk_actions`, `merging` (two phones, one
   round) and `walk_views` are the walking list; `proposing_rules`, `proposing_rounds` (what work
   gave before), `proposing`, `proposing_words`, `proposed` (and planned at a press) and
   `proposing_views` the next best steps;
   `recall_rules`, `recall_models`, `recall_queries`, `recall_actions`, `recall_forms`,
   `recall_views`, `recall_sheet_views` and `recall_leaving` the sample that asks whether it was
   heard.

Every number has two ways to be counted, and tests hold them against each other and against
counting household by household: increments against a rebuild (`test_histories`), memory against
the ledger (`test_memory_histories`, `test_recounting`), both against `tests/reach/brute.py`.
"""
