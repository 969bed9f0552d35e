"""Clay without domain: clock, Vietnamese text, periods, bits, paper, jobs."""
