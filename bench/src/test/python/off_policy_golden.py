#!/usr/bin/env python3
"""Computes again what off-policy-golden.json expects, by nothing but the formulas.

    python3 off_policy_golden.py open-bandit-random-men.csv off-policy-golden.json

The file gives theta, a click rate for each item; the policy to be valued shows item a with the chance theta[a] / sum(theta), and DR's
model of the reward is theta. The sums are exact before they are rounded (math.fsum). Exit code 1 where a value of the file differs by
more than the tolerance that it names.
"""
import csv
import json
import math
import sys

with open(sys.argv[1], newline="") as log, open(sys.argv[2]) as golden:
    shown = [(int(row["item_id"]), float(row["propensity_score"]), float(row["click"])) for row in csv.DictReader(log)]
    golden = json.load(golden)

theta = golden["theta"]
chance = [rate / sum(theta) for rate in theta]
weights = [chance[item] / propensity for item, propensity, _ in shown]
clicks = [click for _, _, click in shown]
rows = len(shown)
weighed = math.fsum(w * click for w, click in zip(weights, clicks))
foretold = math.fsum(chance[item] * theta[item] for item in range(len(theta)))

computed = {
    "n": rows,
    "mean_click": math.fsum(clicks) / rows,
    "mean_w": math.fsum(weights) / rows,
    "max_w": max(weights),
    "ess_kish": math.fsum(weights) ** 2 / math.fsum(w * w for w in weights),
    "ips": weighed / rows,
    "snips": weighed / math.fsum(weights),
    "dr": math.fsum(foretold + w * (click - theta[item]) for w, (item, _, click) in zip(weights, shown)) / rows,
    "clipped_ips_10": math.fsum(min(w, 10) * click for w, click in zip(weights, clicks)) / rows,
}

differing = False
for name, expected in golden["expected"].items():
    differs = not math.isclose(computed[name], expected, rel_tol=0, abs_tol=golden["tolerance"])
    differing |= differs
    print(f"{name:15} {computed[name]!r:25} expected {expected!r:25}{' DIFFERS' if differs else ''}")
sys.exit(differing)
