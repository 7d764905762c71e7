"""DP-SGD of logistic regression by numpy alone, from Abadi et al. 2016, algorithm 1, to hold another against.

Reads from a file: rows, tests, features, classes as int32, then float32 features and int32 labels of both.
Arguments: file, rate, clip, noise, lr, steps, seeds. Prints a test accuracy a line, for seeds 0, 1, ...
"""

import sys

import numpy as np

file, (rate, clip, noise, lr), (steps, seeds) = sys.argv[1], map(float, sys.argv[2:6]), map(int, sys.argv[6:8])
with open(file, "rb") as data:
    n, m, d, k = np.fromfile(data, "<i4", 4)
    x = np.fromfile(data, "<f4", (n + m) * d).reshape(n + m, d).astype(float)
    y = np.fromfile(data, "<i4", n + m)
x = np.hstack([x, np.ones((n + m, 1))])
for seed in range(seeds):
    random = np.random.default_rng(seed)
    weights = np.zeros((d + 1, k))
    for _ in range(steps):
        batch = np.flatnonzero(random.random(n) < rate)
        logits = x[batch] @ weights
        p = np.exp(logits - logits.max(1, keepdims=True)) if len(batch) else logits
        p /= p.sum(1, keepdims=True)
        p[np.arange(len(batch)), y[batch]] -= 1
        gradients = x[batch][:, :, None] * p[:, None, :]
        norms = np.sqrt((gradients**2).sum((1, 2)))
        total = (gradients * np.minimum(1, clip / norms)[:, None, None]).sum(0)
        total += random.normal(0, noise * clip, weights.shape)
        weights -= lr * total / (rate * n)
    print((np.argmax(x[n:] @ weights, 1) == y[n:]).mean())
